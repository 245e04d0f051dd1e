//! A mention of an entity by one of its names.

use crate::model::{EntityIdx, NameForm};
use crate::text::Span;

/// A name of the model in the prose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameMention {
    /// The name itself, without a possessive or plural ending: bytes of the prose.
    pub span: Span,
    /// Whose name it is.
    pub entity: EntityIdx,
    /// Which of the entity's names.
    pub name: u32,
    /// How that name behaves.
    pub form: NameForm,
    /// Whether `'s` or `'` follows.
    pub possessive: bool,
    /// Whether it stands in the plural: "ChatGPTs".
    pub plural: bool,
    /// Whether an accent that the name has is missing here, or another stands in its place.
    pub accents_differ: bool,
    /// Whether it counts: false for a weak name whose company is not in its own paragraph; `resolve` may then find it in
    /// the draft. Ask [`super::DraftContext::counts`].
    pub certain: bool,
}
