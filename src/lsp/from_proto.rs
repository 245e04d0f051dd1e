//! From the protocol's terms to ours.

use tower_lsp::lsp_types;

use super::snapshot::Snapshot;
use crate::text::{LineCol, PositionEncoding, Span};

/// A position as a byte offset of the snapshot's text, clamped to it.
pub(crate) fn offset(
    snapshot: &Snapshot,
    position: lsp_types::Position,
    encoding: PositionEncoding,
) -> u32 {
    let at = LineCol {
        line: position.line,
        col: position.character,
    };
    snapshot.text.offset(at, encoding)
}

/// A range as a span of the snapshot's text; a reversed one is turned round.
pub(crate) fn span(
    snapshot: &Snapshot,
    range: lsp_types::Range,
    encoding: PositionEncoding,
) -> Span {
    let a = offset(snapshot, range.start, encoding);
    let b = offset(snapshot, range.end, encoding);
    Span::new(a.min(b), a.max(b))
}
