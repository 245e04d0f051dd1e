//! The contiguous text of a block and the one map between its offsets and the draft's.

use crate::text::Span;

/// The running text of a block, without markup, and where each of its bytes stands in the draft.
///
/// Offsets of the draft side count from the start of the block's segment, so that an edit elsewhere changes nothing here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    text: String,
    pieces: Vec<Piece>,
}

/// A run of prose that stands in the draft as it is. Invariant: pieces rise on both sides and do not overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    prose: u32,
    draft: Span,
}

impl Prose {
    /// The running text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Appends `text`, which stands in the draft under `draft` (bytes from the segment's start).
    ///
    /// Where the lengths differ (an entity such as `&nbsp;`), any part of `text` maps to the whole of `draft`.
    pub fn push(&mut self, text: &str, draft: Span) {
        if text.is_empty() {
            return;
        }
        if !self.continues(text, draft) {
            self.pieces.push(Piece {
                prose: self.text.len() as u32,
                draft,
            });
        } else if let Some(last) = self.pieces.last_mut() {
            last.draft.end = draft.end;
        }
        self.text.push_str(text);
    }

    /// Whether `text` under `draft` is the rest of the last piece, so that both are one.
    fn continues(&self, text: &str, draft: Span) -> bool {
        let stands_as_is = text.len() == draft.len() as usize;
        stands_as_is
            && self.pieces.last().is_some_and(|last| {
                let len = self.text.len() as u32 - last.prose;
                last.draft.end == draft.start && last.draft.len() == len
            })
    }

    /// The same prose without the white space at its end.
    pub(super) fn trimmed(mut self) -> Prose {
        let len = self.text.trim_end().len() as u32;
        let kept = self.pieces.partition_point(|piece| piece.prose < len);
        let end = self.prose_start(kept);
        self.pieces.truncate(kept);
        if let Some(last) = self.pieces.last_mut()
            && end - last.prose == last.draft.len()
        {
            last.draft.end = last.draft.start + (len - last.prose);
        }
        self.text.truncate(len as usize);
        self
    }

    /// Where a span of the prose stands in the draft, from its first byte to its last, markup in between included.
    pub fn to_draft(&self, span: Span) -> Span {
        let start = self.locate(span.start).0;
        let end = if span.is_empty() {
            start
        } else {
            self.locate(span.end - 1).1
        };
        Span::new(start, end)
    }

    /// The prose offset of a draft offset; one inside markup or between pieces gives the next prose byte, one outside `None`.
    pub fn to_prose(&self, draft: u32) -> Option<u32> {
        let idx = self.pieces.partition_point(|piece| piece.draft.end < draft);
        let (piece, len) = self.piece(idx)?;
        if idx == 0 && draft < piece.draft.start {
            return None;
        }
        let into = draft.saturating_sub(piece.draft.start);
        Some(
            piece.prose
                + if len == piece.draft.len() {
                    into
                } else {
                    into.min(len.saturating_sub(1))
                },
        )
    }

    /// A piece, and its length in the prose.
    fn piece(&self, idx: usize) -> Option<(Piece, u32)> {
        let piece = *self.pieces.get(idx)?;
        Some((piece, self.prose_start(idx + 1) - piece.prose))
    }

    /// Where a piece begins in the prose; the prose's end for one behind the last.
    fn prose_start(&self, idx: usize) -> u32 {
        let piece = self.pieces.get(idx);
        piece.map_or(self.text.len() as u32, |it| it.prose)
    }

    /// Draft offsets of the start and of the end of the character byte at `offset`.
    fn locate(&self, offset: u32) -> (u32, u32) {
        let idx = self.pieces.partition_point(|piece| piece.prose <= offset);
        let Some((piece, len)) = idx.checked_sub(1).and_then(|idx| self.piece(idx)) else {
            return (0, 0);
        };
        if len != piece.draft.len() {
            return (piece.draft.start, piece.draft.end);
        }
        let start = piece.draft.start + (offset - piece.prose).min(piece.draft.len());
        (start, (start + 1).min(piece.draft.end))
    }
}
