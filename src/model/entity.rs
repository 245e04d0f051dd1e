//! An entity: somebody or something with a name.

use super::index::Declared;

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
    /// The word of model files: `company`, `public_body`, and so on.
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
    pub until: Option<super::PartialDate>,
    /// For [`NameForm::Weak`]: what must be near, as entity ids or words in lower case.
    pub needs: Vec<String>,
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
