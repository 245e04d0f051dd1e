//! Where things stand in a draft, in the words of a report: the sentence around a place, and its line.

use crate::ide::Analysis;
use crate::text::Span;

/// The sentence that holds the place (bytes of the draft), without markup; the whole block where it has none. Empty for a
/// place in no prose.
pub(super) fn sentence(analysis: &Analysis, at: Span) -> String {
    let Some((start, block, results)) = analysis.block_at(at.start) else {
        return String::new();
    };
    let prose = block.prose.text();
    let offset = block.prose.to_prose(at.start.saturating_sub(start));
    let sentences = &results.paragraph.sentences;
    let around = offset.and_then(|at| sentences.iter().find(|it| it.span.touches(at)));
    let sentence = around.map_or(prose, |it| it.span.slice(prose));
    shown(sentence)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// Running text as it is shown: without the characters that stand for pictures and the like.
pub(super) fn shown(prose: &str) -> String {
    prose.replace([char::REPLACEMENT_CHARACTER, '\u{fffc}'], "")
}
