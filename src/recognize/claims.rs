//! Claims: sentences that state a relation of the model.

use super::paragraph::Paragraph;
use super::resolve::DraftContext;
use crate::model::{EntityIdx, FactIdx, Model, RelationIdx};
use crate::text::Span;

/// A statement of a sentence that a relation's pattern matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// What is stated.
    pub relation: RelationIdx,
    /// Of whom.
    pub subject: Option<EntityIdx>,
    /// With whom.
    pub object: Option<EntityIdx>,
    /// The figure it states: an index into [`Paragraph::figures`].
    pub figure: Option<u32>,
    /// The date it states: an index into [`Paragraph::figures`].
    pub date: Option<u32>,
    /// The fact that it restates or contradicts, where exactly one fits.
    pub fact: Option<FactIdx>,
    /// The claim from its verb on: bytes of the prose.
    pub span: Span,
}

/// The claims of a paragraph.
pub fn claims(
    prose: &str,
    paragraph: &Paragraph,
    context: &DraftContext,
    model: &Model,
) -> Vec<Claim> {
    let _ = (prose, paragraph, context, model);
    Vec::new()
}
