//! What copydesk offers a client, by what the client can do. Nothing is offered that does not work.

use tower_lsp::lsp_types::{
    CodeActionKind, CodeActionOptions, CodeActionProviderCapability, CodeLensOptions,
    DeclarationCapability, DiagnosticOptions, DiagnosticServerCapabilities, DocumentLinkOptions,
    ExecuteCommandOptions, FoldingRangeProviderCapability, HoverProviderCapability,
    ImplementationProviderCapability, InlayHintOptions, InlayHintServerCapabilities, OneOf,
    PositionEncodingKind, RenameOptions, SaveOptions, SelectionRangeProviderCapability,
    SemanticTokensFullOptions, SemanticTokensOptions, SemanticTokensServerCapabilities,
    ServerCapabilities, TextDocumentSyncCapability, TextDocumentSyncKind, TextDocumentSyncOptions,
    TextDocumentSyncSaveOptions, TypeDefinitionProviderCapability, WorkDoneProgressOptions,
    WorkspaceFoldersServerCapabilities, WorkspaceServerCapabilities, WorkspaceSymbolOptions,
};

use super::actions::FIX_ALL;
use super::capture::CAPTURE;
use super::client::{Client, encoding_word};
use super::commands::{APPLY, COMMANDS};
use super::{commands, completion, file_operations, semantic};

/// What copydesk offers this client.
pub(crate) fn offered(client: &Client) -> ServerCapabilities {
    ServerCapabilities {
        position_encoding: Some(PositionEncodingKind::new(encoding_word(client.encoding))),
        text_document_sync: Some(synchronization()),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        definition_provider: Some(OneOf::Left(true)),
        declaration_provider: Some(DeclarationCapability::Simple(true)),
        type_definition_provider: Some(TypeDefinitionProviderCapability::Simple(true)),
        implementation_provider: Some(ImplementationProviderCapability::Simple(true)),
        inlay_hint_provider: Some(hints(client)),
        code_lens_provider: Some(CodeLensOptions {
            resolve_provider: Some(true),
        }),
        document_link_provider: Some(DocumentLinkOptions {
            resolve_provider: Some(true),
            work_done_progress_options: WorkDoneProgressOptions::default(),
        }),
        references_provider: Some(OneOf::Left(true)),
        rename_provider: Some(renaming(client)),
        document_highlight_provider: Some(OneOf::Left(true)),
        workspace_symbol_provider: Some(symbols(client)),
        document_symbol_provider: Some(OneOf::Left(true)),
        folding_range_provider: Some(FoldingRangeProviderCapability::Simple(true)),
        selection_range_provider: Some(SelectionRangeProviderCapability::Simple(true)),
        completion_provider: Some(completion::offered(client)),
        semantic_tokens_provider: Some(semantic_tokens()),
        code_action_provider: code_actions(client),
        execute_command_provider: Some(commands(client)),
        diagnostic_provider: client.pulls_diagnostics.then(diagnostics),
        workspace: workspace(client),
        ..ServerCapabilities::default()
    }
}

fn synchronization() -> TextDocumentSyncCapability {
    TextDocumentSyncCapability::Options(TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(TextDocumentSyncKind::INCREMENTAL),
        save: Some(TextDocumentSyncSaveOptions::SaveOptions(SaveOptions {
            include_text: Some(false),
        })),
        ..TextDocumentSyncOptions::default()
    })
}

fn renaming(client: &Client) -> OneOf<bool, RenameOptions> {
    if !client.prepares_rename {
        return OneOf::Left(true);
    }
    OneOf::Right(RenameOptions {
        prepare_provider: Some(true),
        work_done_progress_options: WorkDoneProgressOptions::default(),
    })
}

fn hints(client: &Client) -> OneOf<bool, InlayHintServerCapabilities> {
    OneOf::Right(InlayHintServerCapabilities::Options(InlayHintOptions {
        resolve_provider: Some(client.resolves_hints),
        work_done_progress_options: WorkDoneProgressOptions::default(),
    }))
}

fn symbols(client: &Client) -> OneOf<bool, WorkspaceSymbolOptions> {
    OneOf::Right(WorkspaceSymbolOptions {
        resolve_provider: Some(client.resolves_symbols),
        work_done_progress_options: WorkDoneProgressOptions::default(),
    })
}

fn semantic_tokens() -> SemanticTokensServerCapabilities {
    SemanticTokensServerCapabilities::SemanticTokensOptions(SemanticTokensOptions {
        legend: semantic::legend(),
        range: Some(true),
        full: Some(SemanticTokensFullOptions::Delta { delta: Some(true) }),
        ..SemanticTokensOptions::default()
    })
}

/// To a client that knows commands alone an action is one that sends its edit back.
fn code_actions(client: &Client) -> Option<CodeActionProviderCapability> {
    if !client.code_actions {
        return commands::sends_actions_as_commands(client)
            .then_some(CodeActionProviderCapability::Simple(true));
    }
    Some(CodeActionProviderCapability::Options(CodeActionOptions {
        code_action_kinds: Some(vec![
            CodeActionKind::QUICKFIX,
            CodeActionKind::REFACTOR_REWRITE,
            FIX_ALL,
            CAPTURE,
        ]),
        resolve_provider: Some(client.resolves_actions),
        ..CodeActionOptions::default()
    }))
}

fn commands(client: &Client) -> ExecuteCommandOptions {
    let mut commands = COMMANDS.map(str::to_owned).to_vec();
    if commands::sends_actions_as_commands(client) {
        commands.push(APPLY.to_owned());
    }
    ExecuteCommandOptions {
        commands,
        work_done_progress_options: WorkDoneProgressOptions::default(),
    }
}

fn diagnostics() -> DiagnosticServerCapabilities {
    DiagnosticServerCapabilities::Options(DiagnosticOptions {
        identifier: Some("copydesk".into()),
        inter_file_dependencies: true,
        workspace_diagnostics: true,
        work_done_progress_options: WorkDoneProgressOptions::default(),
    })
}

fn workspace(client: &Client) -> Option<WorkspaceServerCapabilities> {
    let folders = client
        .workspace_folders
        .then_some(WorkspaceFoldersServerCapabilities {
            supported: Some(true),
            change_notifications: Some(OneOf::Left(true)),
        });
    let operations = file_operations::offered(client);
    (folders.is_some() || operations.is_some()).then_some(WorkspaceServerCapabilities {
        workspace_folders: folders,
        file_operations: operations,
    })
}
