//! From our terms to the protocol's.

use tower_lsp::lsp_types::{
    DiagnosticSeverity, DocumentChanges, DocumentSymbol, FoldingRange, Hover, HoverContents,
    Location, LocationLink, MarkupContent, MarkupKind, OneOf,
    OptionalVersionedTextDocumentIdentifier, Position, Range, SelectionRange, SymbolInformation,
    SymbolKind, TextDocumentEdit, TextEdit, Url, WorkspaceEdit,
};

use super::client::Client;
use super::snapshot::Snapshot;
use crate::ide::{self, EntityKind, Markup, NavigationTarget, Severity, Symbol};
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

/// A description of a place in a text that is no draft.
pub(crate) fn description(text: &Text, span: Span, described: &Markup, client: &Client) -> Hover {
    Hover {
        contents: markup(described, client),
        range: Some(range(text, span, client.encoding)),
    }
}

fn markup(markup: &Markup, client: &Client) -> HoverContents {
    HoverContents::Markup(content(markup, client.markdown))
}

/// A text to read, as Markdown where the client shows that.
pub(crate) fn content(markup: &Markup, markdown: bool) -> MarkupContent {
    let (kind, value) = if markdown {
        (MarkupKind::Markdown, markup.markdown())
    } else {
        (MarkupKind::PlainText, markup.plain())
    };
    MarkupContent { kind, value }
}

/// The URI of a path that a model file goes by; `None` for what neither is absolute nor a URI.
pub(crate) fn url(path: &str) -> Option<Url> {
    Url::from_file_path(path)
        .ok()
        .or_else(|| Url::parse(path).ok())
}

/// A place in another file.
pub(crate) fn location(uri: Url, text: &Text, span: Span, encoding: PositionEncoding) -> Location {
    Location::new(uri, range(text, span, encoding))
}

/// A target to go to, with the place that was asked about. `text` is the target's text.
pub(crate) fn location_link(
    uri: Url,
    target: &NavigationTarget,
    text: &Text,
    origin: &Text,
    encoding: PositionEncoding,
) -> LocationLink {
    LocationLink {
        // Without one the client takes the word that was asked about.
        origin_selection_range: (!target.origin.is_empty())
            .then(|| range(origin, target.origin, encoding)),
        target_uri: uri,
        target_range: range(text, target.full, encoding),
        target_selection_range: range(text, target.focus, encoding),
    }
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
    Some(edits_of(vec![(uri, version(snapshot), edits)], client))
}

/// The version of a document, where the protocol can hold it.
pub(crate) fn version(snapshot: &Snapshot) -> Option<i32> {
    snapshot.version.and_then(|it| i32::try_from(it).ok())
}

/// Edits of several documents, each for its version where the client can heed it.
pub(crate) fn edits_of(
    documents: Vec<(Url, Option<i32>, Vec<TextEdit>)>,
    client: &Client,
) -> WorkspaceEdit {
    if !client.versioned_edits {
        let changes = documents.into_iter().map(|(uri, _, edits)| (uri, edits));
        return WorkspaceEdit::new(changes.collect());
    }
    let changes = documents
        .into_iter()
        .map(|(uri, version, edits)| TextDocumentEdit {
            text_document: OptionalVersionedTextDocumentIdentifier { uri, version },
            edits: edits.into_iter().map(OneOf::Left).collect(),
        });
    WorkspaceEdit {
        document_changes: Some(DocumentChanges::Edits(changes.collect())),
        ..WorkspaceEdit::default()
    }
}

/// Like [`symbol_kind`], of the first kinds alone for a client that knows no `newer` ones.
pub(crate) fn known_symbol_kind(kind: ide::SymbolKind, newer: bool) -> SymbolKind {
    match symbol_kind(kind) {
        newest if newer => newest,
        SymbolKind::OBJECT => SymbolKind::PROPERTY,
        SymbolKind::KEY => SymbolKind::FIELD,
        SymbolKind::EVENT => SymbolKind::METHOD,
        SymbolKind::OPERATOR => SymbolKind::FUNCTION,
        first => first,
    }
}

/// What a symbol is, in the protocol's terms, which were made for programs.
pub(crate) fn symbol_kind(kind: ide::SymbolKind) -> SymbolKind {
    match kind {
        ide::SymbolKind::Section => SymbolKind::STRING,
        ide::SymbolKind::Figure(_) => SymbolKind::NUMBER,
        ide::SymbolKind::Source => SymbolKind::FILE,
        ide::SymbolKind::Relation => SymbolKind::OPERATOR,
        ide::SymbolKind::Setting => SymbolKind::KEY,
        ide::SymbolKind::Entity(kind) => match kind {
            EntityKind::Person => SymbolKind::VARIABLE,
            EntityKind::Company | EntityKind::Publisher => SymbolKind::CLASS,
            EntityKind::PublicBody => SymbolKind::INTERFACE,
            EntityKind::Product => SymbolKind::OBJECT,
            EntityKind::Place => SymbolKind::NAMESPACE,
            EntityKind::Event => SymbolKind::EVENT,
        },
    }
}

/// An entry of the outline with what stands inside.
#[expect(deprecated, reason = "the type has a field of before tags")]
pub(crate) fn document_symbol(text: &Text, symbol: Symbol, client: &Client) -> DocumentSymbol {
    let encoding = client.encoding;
    let children = symbol.children.into_iter();
    let children: Vec<DocumentSymbol> = children
        .map(|it| document_symbol(text, it, client))
        .collect();
    DocumentSymbol {
        name: symbol.name,
        detail: (!symbol.detail.is_empty()).then_some(symbol.detail),
        kind: known_symbol_kind(symbol.kind, client.newer_outline_kinds),
        tags: None,
        deprecated: None,
        range: range(text, symbol.full, encoding),
        selection_range: range(text, symbol.focus, encoding),
        children: (!children.is_empty()).then_some(children),
    }
}

/// Outline entries one after another, for clients that know no nesting.
#[expect(deprecated, reason = "the type has a field of before tags")]
pub(crate) fn flat_symbols(
    snapshot: &Snapshot,
    symbols: Vec<Symbol>,
    uri: &Url,
    client: &Client,
    into: &mut Vec<SymbolInformation>,
) {
    for symbol in symbols {
        let place = range(&snapshot.text, symbol.full, client.encoding);
        into.push(SymbolInformation {
            name: symbol.name,
            kind: known_symbol_kind(symbol.kind, client.newer_outline_kinds),
            tags: None,
            deprecated: None,
            location: Location::new(uri.clone(), place),
            container_name: None,
        });
        flat_symbols(snapshot, symbol.children, uri, client, into);
    }
}

/// What can be folded, if it has more than one line.
pub(crate) fn folding_range(
    text: &Text,
    span: Span,
    encoding: PositionEncoding,
) -> Option<FoldingRange> {
    let range = range(text, span, encoding);
    (range.start.line < range.end.line).then(|| FoldingRange {
        start_line: range.start.line,
        end_line: range.end.line,
        ..FoldingRange::default()
    })
}

/// The steps of a growing selection, innermost first.
pub(crate) fn selection_range(
    text: &Text,
    steps: &[Span],
    encoding: PositionEncoding,
) -> SelectionRange {
    let mut grown = SelectionRange {
        range: Range::default(),
        parent: None,
    };
    for (idx, step) in steps.iter().rev().enumerate() {
        let range = range(text, *step, encoding);
        let parent = (idx > 0).then(|| Box::new(grown));
        grown = SelectionRange { range, parent };
    }
    grown
}

/// The column at the end of a line, before its line end.
pub(crate) fn end_of_line(text: &Text, line: u32, encoding: PositionEncoding) -> u32 {
    let end = LineCol {
        line,
        col: u32::MAX,
    };
    text.line_col(text.offset(end, encoding), encoding).col
}
