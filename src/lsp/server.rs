//! The requests, each in a few lines: find the snapshot, ask `ide`, convert.
//!
//! Invariant: a snapshot is taken before the first `await`, so an answer is for the text that stood when the request
//! came.

use std::sync::Arc;

use serde::Deserialize;
use serde_json::Value;
use tower_lsp::LanguageServer;
use tower_lsp::jsonrpc::Result;
use tower_lsp::lsp_types::request::{
    GotoDeclarationParams, GotoDeclarationResponse, GotoImplementationParams,
    GotoImplementationResponse, GotoTypeDefinitionParams, GotoTypeDefinitionResponse,
};
use tower_lsp::lsp_types::{
    CodeAction, CodeActionOrCommand, CodeActionParams, CodeActionResponse, CodeLens,
    CodeLensParams, CompletionItem, CompletionParams, CompletionResponse, CreateFilesParams,
    DeleteFilesParams, DidChangeConfigurationParams, DidChangeWatchedFilesParams,
    DidChangeWorkspaceFoldersParams, DocumentDiagnosticParams, DocumentDiagnosticReportResult,
    DocumentHighlight, DocumentHighlightKind, DocumentHighlightParams, DocumentLink,
    DocumentLinkParams, DocumentSymbolParams, DocumentSymbolResponse, ExecuteCommandParams,
    FileRename, FoldingRange, FoldingRangeParams, GotoDefinitionParams, GotoDefinitionResponse,
    Hover, HoverParams, InitializeParams, InitializeResult, InitializedParams, InlayHint,
    InlayHintParams, Location, PrepareRenameResponse, ReferenceParams, RenameFilesParams,
    RenameParams, SelectionRange, SelectionRangeParams, SemanticTokens, SemanticTokensDeltaParams,
    SemanticTokensFullDeltaResult, SemanticTokensParams, SemanticTokensRangeParams,
    SemanticTokensRangeResult, SemanticTokensResult, ServerInfo, TextDocumentIdentifier,
    TextDocumentPositionParams, TypeHierarchyItem, TypeHierarchyPrepareParams,
    TypeHierarchySubtypesParams, TypeHierarchySupertypesParams, Url, WorkspaceDiagnosticParams,
    WorkspaceDiagnosticReportResult, WorkspaceEdit, WorkspaceFolder, WorkspaceFoldersChangeEvent,
    WorkspaceSymbol,
};

use super::capabilities;
use super::snapshot::{Role, Snapshot};
use super::state::State;
use super::uri::DocumentKey;
use super::{commands, from_proto, semantic, to_proto};
use crate::ide;

/// The service behind the loop.
pub(crate) struct Server {
    pub(crate) state: Arc<State>,
}

/// The parameters of `copydesk/text`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TextParams {
    text_document: TextDocumentIdentifier,
}

impl Server {
    /// An open draft.
    pub(crate) fn draft(&self, uri: &Url) -> Option<Arc<Snapshot>> {
        let snapshot = self.state.files().get(&DocumentKey::of(uri))?;
        (snapshot.role == Role::Draft).then_some(snapshot)
    }

    /// An open draft, and an offset in it.
    pub(crate) fn draft_at(&self, at: &TextDocumentPositionParams) -> Option<(Arc<Snapshot>, u32)> {
        let snapshot = self.draft(&at.text_document.uri)?;
        let offset = from_proto::offset(&snapshot, at.position, self.state.client().encoding);
        Some((snapshot, offset))
    }

    /// `copydesk/text`: the text that copydesk holds of an open document, so that a client can see whether both agree.
    pub(crate) async fn text(&self, params: TextParams) -> Result<Option<String>> {
        let key = DocumentKey::of(&params.text_document.uri);
        let snapshot = self.state.files().get(&key);
        Ok(snapshot.map(|it| it.text.to_string()))
    }
}

#[tower_lsp::async_trait]
impl LanguageServer for Server {
    async fn initialize(&self, _: InitializeParams) -> Result<InitializeResult> {
        Ok(InitializeResult {
            capabilities: capabilities::offered(self.state.client()),
            server_info: Some(ServerInfo {
                name: env!("CARGO_PKG_NAME").to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
        })
    }

    async fn initialized(&self, _: InitializedParams) {
        self.state.register();
        self.state.ask_for_settings();
        // The closed drafts follow on it.
        self.state.loader.request();
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        if self.state.client().configuration {
            // What is pushed may be all settings, or none: the client says more when asked.
            self.state.ask_for_settings();
        } else if !params.settings.is_null() {
            self.state.configure(&params.settings);
        }
    }

    async fn did_change_watched_files(&self, params: DidChangeWatchedFilesParams) {
        let changes = params.changes.iter().map(|it| it.uri.as_str());
        self.state.files_changed(changes);
    }

    async fn did_create_files(&self, params: CreateFilesParams) {
        let created = params.files.iter().map(|it| it.uri.as_str());
        self.state.files_changed(created);
    }

    async fn did_rename_files(&self, params: RenameFilesParams) {
        let uris = |it: &FileRename| [it.old_uri.clone(), it.new_uri.clone()];
        let renamed: Vec<String> = params.files.iter().flat_map(uris).collect();
        self.state.files_changed(renamed.iter().map(String::as_str));
    }

    async fn did_delete_files(&self, params: DeleteFilesParams) {
        let deleted = params.files.iter().map(|it| it.uri.as_str());
        self.state.files_changed(deleted);
    }

    async fn will_rename_files(&self, params: RenameFilesParams) -> Result<Option<WorkspaceEdit>> {
        Ok(self.renamed_along(&params.files).await)
    }

    async fn will_delete_files(&self, params: DeleteFilesParams) -> Result<Option<WorkspaceEdit>> {
        self.tell_of_deletions(&params.files).await;
        Ok(None)
    }

    async fn workspace_diagnostic(
        &self,
        params: WorkspaceDiagnosticParams,
    ) -> Result<WorkspaceDiagnosticReportResult> {
        Ok(self.all_diagnostics(params).await.into())
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        let uris = |folders: Vec<WorkspaceFolder>| -> Vec<String> {
            folders.into_iter().map(|it| it.uri.into()).collect()
        };
        let WorkspaceFoldersChangeEvent { added, removed } = params.event;
        self.state
            .world
            .change_folders(&uris(added), &uris(removed));
        self.state.loader.request();
        self.state.ask_for_settings();
    }

    async fn shutdown(&self) -> Result<()> {
        self.state.end();
        Ok(())
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        let at = &params.text_document_position_params;
        let Some((snapshot, offset)) = self.draft_at(at) else {
            return Ok(self.describe_in_files(at).await);
        };
        let analysis = snapshot.analyzed().await?;
        let client = self.state.client();
        let tells = match client.findings_in_hover {
            true => ide::Tells::Explanations,
            false => ide::Tells::Findings,
        };
        Ok(ide::hover(&analysis, offset, tells).map(|it| to_proto::hover(&snapshot, &it, client)))
    }

    async fn goto_definition(
        &self,
        params: GotoDefinitionParams,
    ) -> Result<Option<GotoDefinitionResponse>> {
        Ok(self.definition(&params.text_document_position_params).await)
    }

    async fn goto_declaration(
        &self,
        params: GotoDeclarationParams,
    ) -> Result<Option<GotoDeclarationResponse>> {
        Ok(self
            .declaration(&params.text_document_position_params)
            .await)
    }

    async fn goto_type_definition(
        &self,
        params: GotoTypeDefinitionParams,
    ) -> Result<Option<GotoTypeDefinitionResponse>> {
        Ok(self
            .type_definition(&params.text_document_position_params)
            .await)
    }

    async fn goto_implementation(
        &self,
        params: GotoImplementationParams,
    ) -> Result<Option<GotoImplementationResponse>> {
        Ok(self
            .implementation(&params.text_document_position_params)
            .await)
    }

    async fn prepare_rename(
        &self,
        at: TextDocumentPositionParams,
    ) -> Result<Option<PrepareRenameResponse>> {
        Ok(self.prepared(&at).await)
    }

    async fn rename(&self, params: RenameParams) -> Result<Option<WorkspaceEdit>> {
        self.renamed(&params).await
    }

    async fn inlay_hint(&self, params: InlayHintParams) -> Result<Option<Vec<InlayHint>>> {
        Ok(self.hints(&params).await?)
    }

    async fn inlay_hint_resolve(&self, hint: InlayHint) -> Result<InlayHint> {
        Ok(self.resolved_hint(hint).await)
    }

    async fn code_lens(&self, params: CodeLensParams) -> Result<Option<Vec<CodeLens>>> {
        Ok(self.lenses(&params.text_document.uri).await)
    }

    async fn code_lens_resolve(&self, lens: CodeLens) -> Result<CodeLens> {
        Ok(self.resolved_lens(lens).await)
    }

    async fn document_link(&self, params: DocumentLinkParams) -> Result<Option<Vec<DocumentLink>>> {
        Ok(self.links(&params.text_document.uri).await)
    }

    async fn document_link_resolve(&self, link: DocumentLink) -> Result<DocumentLink> {
        Ok(self.resolved_link(link).await)
    }

    async fn prepare_type_hierarchy(
        &self,
        params: TypeHierarchyPrepareParams,
    ) -> Result<Option<Vec<TypeHierarchyItem>>> {
        let at = &params.text_document_position_params;
        Ok(self.prepared_hierarchy(at).await)
    }

    async fn supertypes(
        &self,
        params: TypeHierarchySupertypesParams,
    ) -> Result<Option<Vec<TypeHierarchyItem>>> {
        Ok(self.relatives(&params.item, ide::supertypes).await)
    }

    async fn subtypes(
        &self,
        params: TypeHierarchySubtypesParams,
    ) -> Result<Option<Vec<TypeHierarchyItem>>> {
        Ok(self.relatives(&params.item, ide::subtypes).await)
    }

    async fn references(&self, params: ReferenceParams) -> Result<Option<Vec<Location>>> {
        let at = &params.text_document_position;
        let with_declaration = params.context.include_declaration;
        Ok(self.references_at(at, with_declaration).await)
    }

    async fn document_highlight(
        &self,
        params: DocumentHighlightParams,
    ) -> Result<Option<Vec<DocumentHighlight>>> {
        let at = &params.text_document_position_params;
        let Some((snapshot, offset)) = self.draft_at(at) else {
            return Ok(self.highlights_in_file(at).await);
        };
        let analysis = snapshot.analyzed().await?;
        let Some(subject) = ide::subject_at(&analysis, offset) else {
            return Ok(None);
        };
        let encoding = self.state.client().encoding;
        let introduced = ide::introduced(&analysis, &subject);
        let spans = ide::mentions(&analysis, &subject).into_iter();
        let highlight = |span| DocumentHighlight {
            range: to_proto::range(&snapshot.text, span, encoding),
            kind: Some(if Some(span) == introduced {
                DocumentHighlightKind::WRITE
            } else {
                DocumentHighlightKind::READ
            }),
        };
        Ok(Some(spans.map(highlight).collect()))
    }

    async fn document_symbol(
        &self,
        params: DocumentSymbolParams,
    ) -> Result<Option<DocumentSymbolResponse>> {
        let uri = params.text_document.uri;
        let client = self.state.client();
        let (snapshot, symbols) = match self.draft(&uri) {
            Some(snapshot) => {
                let analysis = snapshot.analyzed().await?;
                let symbols = ide::document_symbols(&analysis);
                (snapshot, symbols)
            }
            None => match self.outline_of_file(&uri).await {
                Some(outline) => outline,
                None => return Ok(None),
            },
        };
        if client.nested_symbols {
            let nested = symbols
                .into_iter()
                .map(|it| to_proto::document_symbol(&snapshot.text, it, client));
            return Ok(Some(DocumentSymbolResponse::Nested(nested.collect())));
        }
        let mut flat = Vec::new();
        to_proto::flat_symbols(&snapshot, symbols, &uri, client, &mut flat);
        Ok(Some(DocumentSymbolResponse::Flat(flat)))
    }

    async fn folding_range(&self, params: FoldingRangeParams) -> Result<Option<Vec<FoldingRange>>> {
        let uri = &params.text_document.uri;
        let (snapshot, spans) = match self.draft(uri) {
            Some(snapshot) => {
                let analysis = snapshot.analyzed().await?;
                let spans = ide::folding_ranges(&analysis);
                (snapshot, spans)
            }
            None => match self.folds_of_file(uri).await {
                Some(folds) => folds,
                None => return Ok(None),
            },
        };
        let client = self.state.client();
        let ranges = spans
            .into_iter()
            .filter_map(|span| to_proto::folding_range(&snapshot.text, span, client.encoding))
            .take(client.most_folds.unwrap_or(usize::MAX));
        Ok(Some(ranges.collect()))
    }

    async fn selection_range(
        &self,
        params: SelectionRangeParams,
    ) -> Result<Option<Vec<SelectionRange>>> {
        let Some(snapshot) = self.draft(&params.text_document.uri) else {
            return Ok(None);
        };
        let analysis = snapshot.analyzed().await?;
        let encoding = self.state.client().encoding;
        let ranges = params.positions.into_iter().map(|position| {
            let offset = from_proto::offset(&snapshot, position, encoding);
            let steps = ide::selection_ranges(&analysis, offset);
            to_proto::selection_range(&snapshot.text, &steps, encoding)
        });
        Ok(Some(ranges.collect()))
    }

    async fn symbol_resolve(&self, symbol: WorkspaceSymbol) -> Result<WorkspaceSymbol> {
        Ok(self.resolved_symbol(symbol).await)
    }

    async fn completion(&self, params: CompletionParams) -> Result<Option<CompletionResponse>> {
        let list = self.completed(params).await?;
        Ok(list.map(CompletionResponse::List))
    }

    async fn completion_resolve(&self, item: CompletionItem) -> Result<CompletionItem> {
        Ok(self.resolved_completion(item).await)
    }

    async fn semantic_tokens_full(
        &self,
        params: SemanticTokensParams,
    ) -> Result<Option<SemanticTokensResult>> {
        let Some(snapshot) = self.draft(&params.text_document.uri) else {
            return Ok(None);
        };
        let analysis = snapshot.analyzed().await?;
        let encoding = self.state.client().encoding;
        let tokens = semantic::tokens(&snapshot.text, &analysis, None, encoding);
        let sent = self.state.sent_tokens.send(&snapshot, tokens);
        Ok(Some(SemanticTokensResult::Tokens(sent)))
    }

    async fn semantic_tokens_full_delta(
        &self,
        params: SemanticTokensDeltaParams,
    ) -> Result<Option<SemanticTokensFullDeltaResult>> {
        let Some(snapshot) = self.draft(&params.text_document.uri) else {
            return Ok(None);
        };
        let analysis = snapshot.analyzed().await?;
        let encoding = self.state.client().encoding;
        let tokens = semantic::tokens(&snapshot.text, &analysis, None, encoding);
        let previous = &params.previous_result_id;
        Ok(Some(
            self.state
                .sent_tokens
                .send_delta(&snapshot, tokens, previous),
        ))
    }

    async fn semantic_tokens_range(
        &self,
        params: SemanticTokensRangeParams,
    ) -> Result<Option<SemanticTokensRangeResult>> {
        let Some(snapshot) = self.draft(&params.text_document.uri) else {
            return Ok(None);
        };
        let analysis = snapshot.analyzed().await?;
        let encoding = self.state.client().encoding;
        let within = from_proto::span(&snapshot, params.range, encoding);
        let data = semantic::tokens(&snapshot.text, &analysis, Some(within), encoding);
        Ok(Some(SemanticTokensRangeResult::Tokens(SemanticTokens {
            result_id: None,
            data,
        })))
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        let key = DocumentKey::of(&params.text_document.uri);
        let Some(snapshot) = self.state.files().get(&key) else {
            return Ok(None);
        };
        let actions = match snapshot.role {
            Role::Draft => {
                let analysis = snapshot.analyzed().await?;
                self.actions(&snapshot, &analysis, &params)
            }
            Role::Model => self.model_actions(&snapshot, &params).await,
            Role::Settings => self.settings_actions(&snapshot, &params),
            Role::Notes | Role::Untouched => Vec::new(),
        };
        if commands::sends_actions_as_commands(self.state.client()) {
            let commands = actions.into_iter().filter_map(commands::as_command);
            return Ok(Some(commands.map(CodeActionOrCommand::Command).collect()));
        }
        let actions = actions.into_iter().map(CodeActionOrCommand::CodeAction);
        Ok(Some(actions.collect()))
    }

    async fn code_action_resolve(&self, action: CodeAction) -> Result<CodeAction> {
        self.resolved_action(action).await
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<Value>> {
        self.execute(params).await
    }

    async fn diagnostic(
        &self,
        params: DocumentDiagnosticParams,
    ) -> Result<DocumentDiagnosticReportResult> {
        self.document_diagnostics(params).await
    }
}
