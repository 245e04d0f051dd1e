//! `textDocument/diagnostic`: the findings in one document, open or not, by the name of which a client knows whether it has them.

use std::sync::Arc;

use serde_json::json;
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::lsp_types::{
    Diagnostic, DocumentDiagnosticParams, DocumentDiagnosticReport, DocumentDiagnosticReportResult,
    FullDocumentDiagnosticReport, RelatedFullDocumentDiagnosticReport,
    RelatedUnchangedDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport, Url,
};

use super::blocking::elsewhere;
use super::diagnostics::result_id;
use super::server::Server;
use super::snapshot::{Role, Superseded};
use super::uri::DocumentKey;

impl Server {
    /// Answers the request.
    pub(crate) async fn document_diagnostics(
        &self,
        params: DocumentDiagnosticParams,
    ) -> Result<DocumentDiagnosticReportResult> {
        let key = DocumentKey::of(&params.text_document.uri);
        let snapshot = self.state.files().get(&key);
        let items = match snapshot {
            Some(snapshot) => {
                if snapshot.role == Role::Draft {
                    snapshot.analyzed().await.map_err(ask_again)?;
                }
                self.state.diagnostics(&snapshot).map_err(ask_again)?
            }
            // One that is not open is known from the disk, like all of the workspace.
            None => self.diagnostics_of_closed(&params.text_document.uri).await,
        };
        Ok(report(items, params.previous_result_id))
    }

    async fn diagnostics_of_closed(&self, uri: &Url) -> Vec<Diagnostic> {
        let Some(path) = self.state.world.path_of(uri.as_str()) else {
            return Vec::new();
        };
        self.state.closed.completed().await;
        if let Some(draft) = self.state.closed.get(&path) {
            return draft.diagnostics.to_vec();
        }
        let state = Arc::clone(&self.state);
        let faulty = elsewhere(move || state.faulty_models()).await;
        let mut faulty = faulty.unwrap_or_default().into_iter();
        let found = faulty.find(|it| it.uri.to_file_path().as_ref() == Ok(&path));
        found.map_or_else(Vec::new, |it| it.diagnostics)
    }
}

fn report(items: Vec<Diagnostic>, previous: Option<String>) -> DocumentDiagnosticReportResult {
    let result_id = result_id(&items);
    let report = if previous.as_ref() == Some(&result_id) {
        DocumentDiagnosticReport::Unchanged(RelatedUnchangedDocumentDiagnosticReport {
            related_documents: None,
            unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id },
        })
    } else {
        DocumentDiagnosticReport::Full(RelatedFullDocumentDiagnosticReport {
            related_documents: None,
            full_document_diagnostic_report: FullDocumentDiagnosticReport {
                result_id: Some(result_id),
                items,
            },
        })
    };
    DocumentDiagnosticReportResult::Report(report)
}

/// What a request for diagnostics is answered that a change has overtaken.
fn ask_again(superseded: Superseded) -> Error {
    Error {
        code: ErrorCode::ServerError(-32802),
        data: Some(json!({"retriggerRequest": true})),
        ..superseded.into()
    }
}
