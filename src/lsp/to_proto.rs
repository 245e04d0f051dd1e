//! From our terms to the protocol's.

use tower_lsp::lsp_types::{
    DiagnosticSeverity, DocumentChanges, Hover, HoverContents, Location, LocationLink,
    MarkupContent, MarkupKind, OneOf, OptionalVersionedTextDocumentIdentifier, Position, Range,
    TextDocumentEdit, TextEdit, Url, WorkspaceEdit,
};

use super::client::Client;
use super::snapshot::Snapshot;
use crate::ide::{self, Markup, NavigationTarget, Severity};
use crate::text::{LineCol, PositionEncoding, Span, Text};

/// A byte offset as a position.
pub(crate) fn position(text: &Text, offset: u32, encoding: PositionEncoding) -> Position {
    let LineCol { line, col } = text.line_col(offset, encoding);
    Position::new(line, col)
}

/// A span as a range.
pub(crate) fn range(text: &Text, span: Span, encoding: PositionEncoding) -> Range {
    Range::new(
        position(text, span.start, encoding),
        position(text, span.end, encoding),
    )
}

/// How grave a finding is.
pub(crate) fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Information => DiagnosticSeverity::INFORMATION,
        Severity::Hint => DiagnosticSeverity::HINT,
    }
}

/// A hover in the notation that the client shows.
pub(crate) fn hover(snapshot: &Snapshot, hover: &ide::Hover, client: &Client) -> Hover {
    Hover {
        contents: markup(&hover.markup, client),
        range: Some(range(&snapshot.text, hover.span, client.encoding)),
    }
}

fn markup(markup: &Markup, client: &Client) -> HoverContents {
    let (kind, value) = if client.markdown {
        (MarkupKind::Markdown, markup.markdown())
    } else {
        (MarkupKind::PlainText, markup.plain())
    };
    HoverContents::Markup(MarkupContent { kind, value })
}

/// The URI of a path that a model file goes by; `None` for what neither is absolute nor a URI.
pub(crate) fn url(path: &str) -> Option<Url> {
    Url::from_file_path(path)
        .ok()
        .or_else(|| Url::parse(path).ok())
}

/// A place in another file.
pub(crate) fn location(
    path: &str,
    text: &Text,
    span: Span,
    encoding: PositionEncoding,
) -> Option<Location> {
    Some(Location::new(url(path)?, range(text, span, encoding)))
}

/// A target to go to, with the place that was asked about. `text` is the target's text.
pub(crate) fn location_link(
    target: &NavigationTarget,
    text: &Text,
    origin: &Text,
    encoding: PositionEncoding,
) -> Option<LocationLink> {
    Some(LocationLink {
        origin_selection_range: Some(range(origin, target.origin, encoding)),
        target_uri: url(&target.path)?,
        target_range: range(text, target.full, encoding),
        target_selection_range: range(text, target.focus, encoding),
    })
}

/// Edits of one document, for the version at hand where the client can heed it; `None` for a URI that tower-lsp's types
/// cannot hold.
pub(crate) fn workspace_edit(
    snapshot: &Snapshot,
    edits: &[(Span, String)],
    client: &Client,
) -> Option<WorkspaceEdit> {
    let uri = Url::parse(&snapshot.uri).ok()?;
    let edits: Vec<TextEdit> = edits
        .iter()
        .map(|(span, text)| {
            TextEdit::new(range(&snapshot.text, *span, client.encoding), text.clone())
        })
        .collect();
    if !client.versioned_edits {
        return Some(WorkspaceEdit::new([(uri, edits)].into()));
    }
    let version = snapshot
        .version
        .and_then(|version| i32::try_from(version).ok());
    let edit = TextDocumentEdit {
        text_document: OptionalVersionedTextDocumentIdentifier { uri, version },
        edits: edits.into_iter().map(OneOf::Left).collect(),
    };
    Some(WorkspaceEdit {
        document_changes: Some(DocumentChanges::Edits(vec![edit])),
        ..WorkspaceEdit::default()
    })
}
