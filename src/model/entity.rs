//! An entity: somebody or something with a name.

use super::calendar::PartialDate;
use super::declared::Declared;
use crate::text::Span;

/// The number of an entity in its model. Invariant: valid only with the model that gave it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityIdx(pub u32);

/// What sort of thing an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EntityKind {
    /// A business.
    Company,
    /// A ministry, an agency, a parliament, a court.
    PublicBody,
    /// A newspaper, agency or broadcaster.
    Publisher,
    /// A human being.
    Person,
    /// Something made and offered.
    Product,
    /// A place.
    Place,
    /// Something that happens at a time.
    Event,
}

impl EntityKind {
    /// The word that model files and `annotate` use: `company`, `public_body`, and so on.
    pub fn word(self) -> &'static str {
        match self {
            EntityKind::Company => "company",
            EntityKind::PublicBody => "public_body",
            EntityKind::Publisher => "publisher",
            EntityKind::Person => "person",
            EntityKind::Product => "product",
            EntityKind::Place => "place",
            EntityKind::Event => "event",
        }
    }
}

/// How a name behaves in copy; the lists of a model file's entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameForm {
    /// The name itself.
    Name,
    /// Another name, fine in copy.
    Alias,
    /// A short form of initials, fine after its expansion.
    Abbreviation,
    /// The full legal name.
    Legal,
    /// A short form.
    Short,
    /// A name by association: the Pentagon.
    Metonym,
    /// A name of the past, stale after `until`.
    Former,
    /// A spelling that is always a finding.
    Misspelt,
    /// A spelling that is seen in print though the owner does not use it: information, not a warning.
    Variant,
    /// A common word or given name, which counts only in company.
    Weak,
}

/// One name of an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// As it is written.
    pub text: String,
    /// How it behaves.
    pub form: NameForm,
    /// For [`NameForm::Former`]: the first day on which it is stale, as written in the model file.
    pub until: Option<PartialDate>,
    /// Whether a leading "the" may be missing in copy; model files write "(the) Pentagon".
    pub article_optional: bool,
    /// Where it stands in the entity's model file, without its quotes.
    pub at: Span,
}

/// Somebody or something with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// The id that facts refer to, unique in the model.
    pub id: String,
    /// What sort of thing it is.
    pub kind: EntityKind,
    /// All its names; the first is the name itself.
    pub names: Vec<Name>,
    /// For names of [`NameForm::Weak`]: the entities of which one must be near.
    pub needs: Vec<EntityIdx>,
    /// For names of [`NameForm::Weak`]: the words of which one will do as well. A word in lower case stands for any case.
    pub needs_words: Vec<String>,
    /// Words that make a name before them mean something else: "river" after Amazon. Cased as in `needs_words`.
    pub not_before: Vec<String>,
    /// Words that make a name after them mean something else. Cased as in `needs_words`.
    pub not_after: Vec<String>,
    /// Phrases that hold one of its names, or nearly, and mean something else: "Amazons", "Pentagon Papers".
    pub not: Vec<String>,
    /// Whether "the" and a name, with no noun after it, mean something else: "across the Amazon", but "the Amazon deal".
    pub not_alone_after_the: bool,
    /// Whether its abbreviations may stand in copy without an expansion (the BBC).
    pub well_known: bool,
    /// One line that says what it is.
    pub description: String,
    /// Identifiers elsewhere: `wikidata`, `lei`, `cik`, `ticker`, `isin`.
    pub ids: Vec<(String, String)>,
    /// Where it stands in its model file.
    pub declared: Declared,
}

impl Entity {
    /// The entity's own name.
    pub fn name(&self) -> &str {
        self.names
            .first()
            .map_or(self.id.as_str(), |name| name.text.as_str())
    }
}
