//! All that a rule may look at.

use super::phrase::Phrases;
use super::settings::Settings;
use crate::draft::Block;
use crate::model::Model;
use crate::recognize::{Claim, DraftContext, Figure, Paragraph};

/// What a paragraph rule sees.
#[derive(Clone, Copy, Debug)]
pub struct ParagraphView<'a> {
    /// The fact model.
    pub model: &'a Model,
    /// What the rest of the draft says.
    pub draft: &'a DraftContext,
    /// The block.
    pub block: &'a Block,
    /// What it mentions.
    pub paragraph: &'a Paragraph,
    /// What it claims.
    pub claims: &'a [Claim],
    /// What the house has decided.
    pub settings: &'a Settings,
    /// Its sentences as rules walk along them.
    pub phrases: &'a Phrases,
}

impl<'a> ParagraphView<'a> {
    /// The block's running text.
    pub fn prose(&self) -> &'a str {
        self.block.prose.text()
    }

    /// The figure that a claim states.
    pub fn figure_of(&self, claim: &Claim) -> Option<&'a Figure> {
        self.paragraph.figures.get(claim.figure? as usize)
    }
}

/// What a rule sees that looks at the top of a draft: its first blocks with their results, in reading order. A
/// [`super::Place`]'s block is an index into `blocks`.
#[derive(Clone, Copy, Debug)]
pub struct DraftView<'a> {
    /// The fact model.
    pub model: &'a Model,
    /// What the draft says as a whole.
    pub draft: &'a DraftContext,
    /// The blocks.
    pub blocks: &'a [ParagraphView<'a>],
}
