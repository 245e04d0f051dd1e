//! A spot: the block under an offset of the draft, and what is mentioned there.

use crate::draft::Block;
use crate::ide::analysis::Analysis;
use crate::ide::page::BlockAnalysis;
use crate::ide::standing::statement;
use crate::model::{FactIdx, Model};
use crate::recognize::{Claim, Figure, NameMention};
use crate::text::Span;

/// The block under an offset of the draft.
#[derive(Clone, Copy)]
pub(super) struct Spot<'a> {
    pub(super) block: &'a Block,
    pub(super) results: &'a BlockAnalysis,
    /// Where the block's segment starts: bytes of the draft.
    start: u32,
    /// The offset in the block's prose.
    offset: u32,
}

impl<'a> Spot<'a> {
    /// The spot at `offset`, bytes of the draft; `None` outside all prose.
    pub(super) fn at(analysis: &'a Analysis, offset: u32) -> Option<Spot<'a>> {
        let (start, block, results) = analysis.block_at(offset)?;
        let offset = block.prose.to_prose(offset - start)?;
        Some(Spot {
            block,
            results,
            start,
            offset,
        })
    }

    /// The name under the spot, or the one that ends there.
    pub(super) fn name(self) -> Option<&'a NameMention> {
        self.results
            .paragraph
            .names
            .iter()
            .find(|name| name.span.touches(self.offset))
    }

    /// The figure under the spot, or the one that ends there, with its number in the block.
    pub(super) fn figure(self) -> Option<(u32, &'a Figure)> {
        let figures = &self.results.paragraph.figures;
        let mut numbered = (0..).zip(figures);
        numbered.find(|(_, figure)| figure.span.touches(self.offset))
    }

    /// The claims that state the figure with this number.
    pub(super) fn claims_of_figure(self, figure: u32) -> impl Iterator<Item = &'a Claim> {
        self.results
            .claims
            .iter()
            .filter(move |claim| claim.figure == Some(figure) || claim.date == Some(figure))
    }

    /// The facts that the figure with this number restates or contradicts.
    pub(super) fn facts_of_figure(
        self,
        model: &Model,
        figure: u32,
    ) -> impl Iterator<Item = FactIdx> {
        let claims = self.claims_of_figure(figure);
        claims.filter_map(move |claim| Some(statement(model, &self.results.paragraph, claim)?.fact))
    }

    /// The claims whose words the spot touches.
    pub(super) fn claims(self) -> impl Iterator<Item = &'a Claim> {
        let claims = self.results.claims.iter();
        claims.filter(move |claim| claim.whole.touches(self.offset))
    }

    /// Its offset in the block's prose.
    pub(super) fn offset(self) -> u32 {
        self.offset
    }

    /// The block, markup included, as bytes of the draft.
    pub(super) fn block_span(self) -> Span {
        self.block.span.shifted(self.start)
    }

    /// A span of the block's prose as bytes of the draft.
    pub(super) fn to_draft(self, span: Span) -> Span {
        self.block.prose.to_draft(span).shifted(self.start)
    }
}
