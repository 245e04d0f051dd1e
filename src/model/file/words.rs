//! The fields and the words of the format.

use super::super::entity::{EntityKind, NameForm};
use super::super::fact::Status;
use super::super::quantity::Bound;
use super::super::reader::Words;
use super::super::relation::Exclusive;

pub(super) const ARRAYS: &[&str] = &["sources", "entities", "relations", "facts"];
pub(super) const SOURCE_FIELDS: &[&str] = &[
    "id",
    "kind",
    "tier",
    "publisher",
    "title",
    "published",
    "url",
    "file",
    "sha256",
    "derived_from",
];
pub(super) const ENTITY_FIELDS: &[&str] = &[
    "id",
    "kind",
    "name",
    "alias",
    "abbreviation",
    "legal",
    "short",
    "metonym",
    "former",
    "misspelt",
    "variant",
    "weak",
    "needs",
    "needs_words",
    "not_before",
    "not_after",
    "not",
    "not_alone_after_the",
    "well_known",
    "description",
    "ids",
];
pub(super) const FACT_FIELDS: &[&str] = &[
    "id",
    "subject",
    "relation",
    "object",
    "value",
    "statement",
    "via",
    "for",
    "scope",
    "role",
    "with",
    "valid",
    "announced",
    "status",
    "attributed_to",
    "supersedes",
    "disputes",
    "part_of",
    "evidence",
];
pub(super) const RELATION_FIELDS: &[&str] = &[
    "id",
    "label",
    "inverse",
    "subject_kinds",
    "object_kinds",
    "exclusive",
    "cues",
    "patterns",
];
/// (Tests only) The fields of every sort of record, by their path.
#[cfg(test)]
pub(in super::super) const FORMAT: &[(&[&str], &[&str])] = &[
    (&[], ARRAYS),
    (&["sources"], SOURCE_FIELDS),
    (&["entities"], ENTITY_FIELDS),
    (&["entities", "ids"], IDENTIFIERS),
    (&["relations"], RELATION_FIELDS),
    (&["facts"], FACT_FIELDS),
    (&["facts", "evidence"], EVIDENCE_FIELDS),
    (&["facts", "valid"], &["from", "to"]),
    (
        &["facts", "value"],
        &["amount", "unit", "bound", "low", "high"],
    ),
];
/// (Tests only) The words of every field that has some, by its path.
#[cfg(test)]
pub(in super::super) static WORDS: std::sync::LazyLock<Vec<(&[&str], Vec<&str>)>> =
    std::sync::LazyLock::new(|| {
        fn all<T>(words: Words<T>) -> Vec<&'static str> {
            words.iter().map(|(word, _)| *word).collect()
        }
        vec![
            (&["entities", "kind"], all(KINDS)),
            (&["sources", "kind"], all(SOURCE_KINDS)),
            (&["facts", "status"], all(STATUSES)),
            (&["facts", "value", "bound"], all(BOUNDS)),
            (&["relations", "exclusive"], all(EXCLUSIVES)),
            (&["relations", "subject_kinds"], all(KINDS)),
            (&["relations", "object_kinds"], all(KINDS)),
        ]
    });
pub(super) const EVIDENCE_FIELDS: &[&str] = &["source", "quote", "at"];
pub(super) const IDENTIFIERS: &[&str] = &["wikidata", "lei", "cik", "ticker", "isin"];
pub(super) const QUALIFIERS: &[&str] = &["via", "for", "scope", "role", "with"];

pub(in super::super) const KINDS: Words<EntityKind> = &[
    ("company", EntityKind::Company),
    ("public_body", EntityKind::PublicBody),
    ("publisher", EntityKind::Publisher),
    ("person", EntityKind::Person),
    ("product", EntityKind::Product),
    ("place", EntityKind::Place),
    ("event", EntityKind::Event),
];
pub(super) const SOURCE_KINDS: Words<()> = &[
    ("filing", ()),
    ("order", ()),
    ("release", ()),
    ("wire", ()),
    ("article", ()),
    ("interview", ()),
];
pub(super) const STATUSES: Words<Status> = &[
    ("current", Status::Current),
    ("planned", Status::Planned),
    ("conditional", Status::Conditional),
    ("superseded", Status::Superseded),
    ("disputed", Status::Disputed),
    ("retracted", Status::Retracted),
];
pub(super) const BOUNDS: Words<Bound> = &[
    ("exact", Bound::Exact),
    ("about", Bound::About),
    ("up_to", Bound::UpTo),
    ("at_least", Bound::AtLeast),
    ("more_than", Bound::MoreThan),
    ("less_than", Bound::LessThan),
    ("between", Bound::Between),
];
pub(super) const EXCLUSIVES: Words<Exclusive> = &[
    ("no", Exclusive::No),
    ("subject", Exclusive::Subject),
    ("object", Exclusive::Object),
    ("subject_by_role", Exclusive::SubjectByRole),
];
/// The name lists in the order in which an entity's names are kept, after the name itself.
pub(in super::super) const NAME_LISTS: Words<NameForm> = &[
    ("legal", NameForm::Legal),
    ("short", NameForm::Short),
    ("alias", NameForm::Alias),
    ("abbreviation", NameForm::Abbreviation),
    ("metonym", NameForm::Metonym),
    ("former", NameForm::Former),
    ("misspelt", NameForm::Misspelt),
    ("variant", NameForm::Variant),
    ("weak", NameForm::Weak),
];
