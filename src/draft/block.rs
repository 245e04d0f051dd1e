//! A block: one headline, paragraph, list item, quotation or table cell of a draft.

use super::prose::Prose;
use crate::text::Span;

/// What part a block plays in the story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// A heading; 1 is the story's headline.
    Headline(u8),
    /// The lines under the headline that sum the story up.
    Standfirst,
    /// A paragraph of the body.
    Paragraph,
    /// One item of a list. `list` numbers the lists of a segment from 0; `depth` counts from 1.
    ListItem {
        /// Which list of the segment it belongs to.
        list: u32,
        /// How deep it is nested, from 1.
        depth: u8,
    },
    /// A block quotation.
    Quote,
    /// One cell of a table.
    TableCell,
    /// The caption of a picture.
    Caption,
}

/// One block of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What part it plays.
    pub kind: BlockKind,
    /// Where it stands: bytes from the start of its segment, markup included.
    pub span: Span,
    /// Its running text.
    pub prose: Prose,
}
