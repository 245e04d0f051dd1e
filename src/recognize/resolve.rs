//! What only the whole draft can tell: its date, and who is in it.

use super::paragraph::Paragraph;
use crate::model::{EntityIdx, Now};

/// What a paragraph must know of the rest of its draft. Equal contexts give equal findings, so a paragraph is checked
/// again only when its prose, the model or this changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DraftContext {
    /// The draft's date, where one is known.
    pub date: Option<Now>,
    /// The entities that the draft mentions by a certain name, sorted.
    pub present: Vec<EntityIdx>,
}

/// Gathers the context of a draft from its paragraphs.
pub fn resolve<'a>(
    date: Option<Now>,
    paragraphs: impl Iterator<Item = &'a Paragraph>,
) -> DraftContext {
    let mut present: Vec<EntityIdx> = paragraphs
        .flat_map(|paragraph| &paragraph.names)
        .filter(|name| name.certain)
        .map(|name| name.entity)
        .collect();
    present.sort_unstable();
    present.dedup();
    DraftContext { date, present }
}
