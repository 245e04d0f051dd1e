//! The text of a document: ropey behind byte offsets.

use std::borrow::Cow;

use ropey::Rope;

use super::Span;
use super::history::{History, Kept};

/// The text of one document. A clone is a snapshot and costs a reference count.
///
/// All offsets are UTF-8 bytes. Line ends are kept as they are, and only LF, CRLF and lone CR end a line, as the
/// Language Server Protocol 3.17 says ("Text Documents"); U+2028, U+0085, VT and FF do not.
#[derive(Clone, Debug, Default)]
pub struct Text {
    pub(super) rope: Rope,
    pub(super) history: History,
}

impl Text {
    /// The number of bytes.
    pub fn len(&self) -> u32 {
        u32::try_from(self.rope.len_bytes()).unwrap_or(u32::MAX)
    }

    /// Whether there is no byte at all.
    pub fn is_empty(&self) -> bool {
        self.rope.len_bytes() == 0
    }

    /// The text under `span`; ends outside the text or inside a character are moved back to the nearest character start.
    pub fn slice(&self, span: Span) -> Cow<'_, str> {
        let start = self
            .rope
            .byte_to_char(span.range().start.min(self.rope.len_bytes()));
        let end = self
            .rope
            .byte_to_char(span.range().end.min(self.rope.len_bytes()));
        self.rope.slice(start..end.max(start)).into()
    }

    /// Replaces the text under `span` with `insert`; ends are moved as in [`Text::slice`].
    pub fn replace(&mut self, span: Span, insert: &str) {
        let len = self.rope.len_bytes();
        let start = self.rope.byte_to_char(span.range().start.min(len));
        let end = self.rope.byte_to_char(span.range().end.min(len)).max(start);
        self.history.push(Kept {
            start: self.rope.char_to_byte(start),
            end: len - self.rope.char_to_byte(end),
        });
        self.rope.remove(start..end);
        self.rope.insert(start, insert);
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Text {
        Text {
            rope: Rope::from_str(text),
            history: History::default(),
        }
    }
}

impl std::fmt::Display for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.rope.chunks().try_for_each(|chunk| f.write_str(chunk))
    }
}
