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
        if let Some(last) = kept.checked_sub(1) {
            let piece = self.pieces[last];
            if self.piece_len(last) == piece.draft.len() {
                self.pieces[last].draft.end = piece.draft.start + (len - piece.prose);
            }
        }
        self.pieces.truncate(kept);
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
        let piece = self.pieces.get(idx)?;
        if idx == 0 && draft < piece.draft.start {
            return None;
        }
        let len = self.piece_len(idx);
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

    fn piece_len(&self, idx: usize) -> u32 {
        self.pieces
            .get(idx + 1)
            .map_or(self.text.len() as u32, |next| next.prose)
            - self.pieces[idx].prose
    }

    /// Draft offsets of the start and of the end of the character byte at `offset`.
    fn locate(&self, offset: u32) -> (u32, u32) {
        let idx = self.pieces.partition_point(|piece| piece.prose <= offset);
        let Some(idx) = idx.checked_sub(1) else {
            return (0, 0);
        };
        let piece = self.pieces[idx];
        if self.piece_len(idx) != piece.draft.len() {
            return (piece.draft.start, piece.draft.end);
        }
        let start = piece.draft.start + (offset - piece.prose).min(piece.draft.len());
        (start, (start + 1).min(piece.draft.end))
    }
}
