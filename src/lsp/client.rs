//! What the client can do, read from the parameters of `initialize`.
//!
//! Read from the JSON itself and not from tower-lsp's types: those refuse all of it for one value they do not know, and
//! forget what is newer than they are. Whatever is missing or of another type counts as not offered.

use serde_json::Value;

use crate::text::PositionEncoding;

/// What the client can do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Client {
    /// The unit of columns that was agreed on.
    pub(crate) encoding: PositionEncoding,
    /// Hovers may be Markdown; else plain text.
    pub(crate) markdown: bool,
    /// It shows the findings under the mouse in the window of a hover by itself; said by `experimental.findingsInHover`.
    pub(crate) findings_in_hover: bool,
    /// What there is to read about an entry of a completion list may be Markdown; else plain text.
    pub(crate) completion_markdown: bool,
    /// It asks for what there is to read about an entry once it shows that.
    pub(crate) resolves_completions: bool,
    /// It asks for diagnostics, so none are pushed.
    pub(crate) pulls_diagnostics: bool,
    /// What it can be told to ask for again.
    pub(crate) refreshes: Refreshes,
    /// Diagnostics may name related places.
    pub(crate) related_information: bool,
    /// Edits may name the version of the document that they are for.
    pub(crate) versioned_edits: bool,
    /// Edits may bring new files into being.
    pub(crate) creates_files: bool,
    /// Code actions may be more than commands.
    pub(crate) code_actions: bool,
    /// Edits can be sent to it.
    pub(crate) applies_edits: bool,
    /// It asks for the edit of a code action once that is taken.
    pub(crate) resolves_actions: bool,
    /// Code actions may be marked as preferred.
    pub(crate) preferred_actions: bool,
    /// Definitions may come with the place that was asked about.
    pub(crate) definition_links: bool,
    /// Likewise declarations.
    pub(crate) declaration_links: bool,
    /// Likewise type definitions.
    pub(crate) type_definition_links: bool,
    /// Likewise implementations.
    pub(crate) implementation_links: bool,
    /// Links may say what they lead to.
    pub(crate) link_tooltips: bool,
    /// It shows type hierarchies.
    pub(crate) type_hierarchies: bool,
    /// Symbols may be nested.
    pub(crate) nested_symbols: bool,
    /// It knows the kinds of symbols in an outline that came after the first ones.
    pub(crate) newer_outline_kinds: bool,
    /// Likewise those of symbols of the workspace.
    pub(crate) newer_symbol_kinds: bool,
    /// Likewise those of entries of a completion list.
    pub(crate) newer_completion_kinds: bool,
    /// The most folding ranges that it takes.
    pub(crate) most_folds: Option<usize>,
    /// It asks for the place of a symbol of the workspace once it goes there.
    pub(crate) resolves_symbols: bool,
    /// It asks for the words about an inlay hint once it shows them.
    pub(crate) resolves_hints: bool,
    /// Watching files can be asked for.
    pub(crate) watches_files: bool,
    /// Patterns of files to watch may be relative to a folder.
    pub(crate) watches_folders: bool,
    /// Settings can be asked for.
    pub(crate) configuration: bool,
    /// Changes of settings can be asked for.
    pub(crate) announces_settings: bool,
    /// It shows the progress of work that it did not ask for.
    pub(crate) shows_progress: bool,
    /// Asks what can be renamed before it renames.
    pub(crate) prepares_rename: bool,
    /// Edits may rename files.
    pub(crate) renames_files: bool,
    /// The operations on files that it tells of, or asks about beforehand.
    pub(crate) file_operations: FileOperations,
    /// It has workspace folders, perhaps none.
    pub(crate) workspace_folders: bool,
}

/// What a client can be told to ask for again, since its answer hangs on more than the text of one document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Refreshes {
    pub(crate) diagnostics: bool,
    pub(crate) lenses: bool,
    pub(crate) hints: bool,
    pub(crate) tokens: bool,
}

/// The operations on files that a client tells of, or asks about beforehand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct FileOperations {
    pub(crate) did_create: bool,
    pub(crate) did_rename: bool,
    pub(crate) did_delete: bool,
    pub(crate) will_rename: bool,
    pub(crate) will_delete: bool,
}

impl Client {
    /// Reads the parameters of `initialize`, of any shape.
    pub(crate) fn new(params: &Value) -> Client {
        let capabilities = params.get("capabilities").unwrap_or(&Value::Null);
        let at = |path: &str| capabilities.pointer(path).unwrap_or(&Value::Null);
        let flag = |path: &str| at(path).as_bool().unwrap_or(false);
        Client {
            encoding: encoding(at("/general/positionEncodings")),
            markdown: lists(at("/textDocument/hover/contentFormat"), "markdown"),
            findings_in_hover: flag("/experimental/findingsInHover"),
            completion_markdown: lists(
                at("/textDocument/completion/completionItem/documentationFormat"),
                "markdown",
            ),
            resolves_completions: lists(
                at("/textDocument/completion/completionItem/resolveSupport/properties"),
                "documentation",
            ),
            pulls_diagnostics: at("/textDocument/diagnostic").is_object(),
            refreshes: Refreshes {
                diagnostics: flag("/workspace/diagnostics/refreshSupport"),
                lenses: flag("/workspace/codeLens/refreshSupport"),
                hints: flag("/workspace/inlayHint/refreshSupport"),
                tokens: flag("/workspace/semanticTokens/refreshSupport"),
            },
            related_information: flag("/textDocument/publishDiagnostics/relatedInformation"),
            versioned_edits: flag("/workspace/workspaceEdit/documentChanges"),
            creates_files: lists(at("/workspace/workspaceEdit/resourceOperations"), "create"),
            code_actions: at("/textDocument/codeAction/codeActionLiteralSupport").is_object(),
            applies_edits: flag("/workspace/applyEdit"),
            resolves_actions: flag("/textDocument/codeAction/dataSupport")
                && lists(
                    at("/textDocument/codeAction/resolveSupport/properties"),
                    "edit",
                ),
            preferred_actions: flag("/textDocument/codeAction/isPreferredSupport"),
            definition_links: flag("/textDocument/definition/linkSupport"),
            declaration_links: flag("/textDocument/declaration/linkSupport"),
            type_definition_links: flag("/textDocument/typeDefinition/linkSupport"),
            implementation_links: flag("/textDocument/implementation/linkSupport"),
            link_tooltips: flag("/textDocument/documentLink/tooltipSupport"),
            type_hierarchies: at("/textDocument/typeHierarchy").is_object(),
            nested_symbols: flag("/textDocument/documentSymbol/hierarchicalDocumentSymbolSupport"),
            newer_outline_kinds: knows_newer(at(
                "/textDocument/documentSymbol/symbolKind/valueSet",
            )),
            newer_symbol_kinds: knows_newer(at("/workspace/symbol/symbolKind/valueSet")),
            newer_completion_kinds: knows_newer(at(
                "/textDocument/completion/completionItemKind/valueSet",
            )),
            most_folds: at("/textDocument/foldingRange/rangeLimit")
                .as_u64()
                .and_then(|it| usize::try_from(it).ok()),
            resolves_symbols: lists(
                at("/workspace/symbol/resolveSupport/properties"),
                "location.range",
            ),
            resolves_hints: lists(
                at("/textDocument/inlayHint/resolveSupport/properties"),
                "tooltip",
            ),
            watches_files: flag("/workspace/didChangeWatchedFiles/dynamicRegistration"),
            watches_folders: flag("/workspace/didChangeWatchedFiles/relativePatternSupport"),
            configuration: flag("/workspace/configuration"),
            announces_settings: flag("/workspace/didChangeConfiguration/dynamicRegistration"),
            shows_progress: flag("/window/workDoneProgress"),
            prepares_rename: flag("/textDocument/rename/prepareSupport"),
            renames_files: lists(at("/workspace/workspaceEdit/resourceOperations"), "rename"),
            file_operations: FileOperations {
                did_create: flag("/workspace/fileOperations/didCreate"),
                did_rename: flag("/workspace/fileOperations/didRename"),
                did_delete: flag("/workspace/fileOperations/didDelete"),
                will_rename: flag("/workspace/fileOperations/willRename"),
                will_delete: flag("/workspace/fileOperations/willDelete"),
            },
            workspace_folders: flag("/workspace/workspaceFolders"),
        }
    }
}

/// The word of the protocol for an encoding.
pub(crate) fn encoding_word(encoding: PositionEncoding) -> &'static str {
    match encoding {
        PositionEncoding::Utf8 => "utf-8",
        PositionEncoding::Utf16 => "utf-16",
        PositionEncoding::Utf32 => "utf-32",
    }
}

/// UTF-8 where it is offered, since it costs nothing here; then UTF-16, which every client has to have; UTF-32 only for a
/// client that offers nothing else.
fn encoding(offered: &Value) -> PositionEncoding {
    [
        PositionEncoding::Utf8,
        PositionEncoding::Utf16,
        PositionEncoding::Utf32,
    ]
    .into_iter()
    .find(|encoding| lists(offered, encoding_word(*encoding)))
    .unwrap_or_default()
}

/// Whether a set of kinds goes beyond the 18 that a client has to know that says nothing of them, for symbols and for
/// completion alike. Clients name either all of 3.17's or none.
fn knows_newer(kinds: &Value) -> bool {
    let last = |it: &Value| it.as_u64().is_some_and(|it| it >= 25);
    kinds.as_array().is_some_and(|kinds| kinds.iter().any(last))
}

fn lists(value: &Value, word: &str) -> bool {
    value
        .as_array()
        .is_some_and(|words| words.iter().any(|it| it == word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn nothing_offered_and_nonsense() {
        for params in [
            Value::Null,
            json!([]),
            json!({"capabilities": 7}),
            json!({"capabilities": {"textDocument": [], "general": {"positionEncodings": "utf-8"}, "workspace": {"configuration": "yes"}}}),
        ] {
            assert_eq!(Client::new(&params), Client::default());
        }
    }

    #[test]
    fn findings_in_hovers_are_the_clients_own_only_where_it_says_so() {
        let client =
            Client::new(&json!({"capabilities": {"experimental": {"findingsInHover": true}}}));
        assert!(client.findings_in_hover);
        let client =
            Client::new(&json!({"capabilities": {"experimental": {"findingsInHover": 1}}}));
        assert!(!client.findings_in_hover);
    }

    #[test]
    fn kinds_beyond_the_first() {
        for (kinds, expected) in [
            (json!(null), false),
            (json!("all"), false),
            (json!([1, 2, 18]), false),
            (json!([1, 25]), true),
        ] {
            assert_eq!(knows_newer(&kinds), expected, "{kinds}");
        }
    }

    #[test]
    fn encodings() {
        for (offered, expected) in [
            (json!(["utf-16"]), PositionEncoding::Utf16),
            (json!(["utf-16", "utf-8"]), PositionEncoding::Utf8),
            (json!(["utf-32", "utf-16"]), PositionEncoding::Utf16),
            (json!(["utf-32"]), PositionEncoding::Utf32),
            (json!(["utf-7"]), PositionEncoding::Utf16),
            (json!([]), PositionEncoding::Utf16),
            (json!(null), PositionEncoding::Utf16),
        ] {
            assert_eq!(encoding(&offered), expected, "{offered}");
        }
    }
}
