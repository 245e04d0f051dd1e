//! The sections of a draft: what each headline stands over. Outline and folding are made of them.

use crate::draft::{Block, BlockKind};
use crate::ide::Analysis;
use crate::text::Span;

/// A headline and what it stands over; spans are bytes of the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Section<'a> {
    /// Its rank, 1 for the story's headline.
    pub(super) level: u8,
    /// Its words.
    pub(super) title: &'a str,
    /// The headline, markup included.
    pub(super) headline: Span,
    /// From the headline to the end of the last block before the next headline of the same rank or a higher one.
    pub(super) full: Span,
}

/// The sections of a draft in the order of their headlines; a section stands before those inside it.
pub(super) fn sections(analysis: &Analysis) -> Vec<Section<'_>> {
    let mut found: Vec<Section<'_>> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (start, block, _) in analysis.blocks() {
        let span = block.span.shifted(start);
        if let Some((level, title)) = headline(block) {
            open.retain(|idx| found.get(*idx).is_some_and(|it| it.level < level));
            open.push(found.len());
            found.push(Section {
                level,
                title,
                headline: span,
                full: span,
            });
        }
        for idx in &open {
            if let Some(section) = found.get_mut(*idx) {
                section.full = section.full.cover(span);
            }
        }
    }
    found
}

fn headline(block: &Block) -> Option<(u8, &str)> {
    match block.kind {
        BlockKind::Headline(level) => Some((level, block.prose.text())),
        _ => None,
    }
}
