//! `workspace/diagnostic`: the findings in all drafts of the workspace, opened or not, and the faults of its model files.
//!
//! Clients ask this again as soon as they are answered. So a request that would bring them nothing new is held until
//! something changes, but for no longer than [`HELD`], so that one who asks but once gets an answer too. Drafts that were
//! checked before all are done are sent ahead to a client that takes results in parts.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use serde_json::json;
use tower_lsp::lsp_types::notification::Progress as PartialResult;
use tower_lsp::lsp_types::{
    Diagnostic, FullDocumentDiagnosticReport, ProgressToken, UnchangedDocumentDiagnosticReport,
    Url, WorkspaceDiagnosticParams, WorkspaceDiagnosticReport, WorkspaceDocumentDiagnosticReport,
    WorkspaceFullDocumentDiagnosticReport, WorkspaceUnchangedDocumentDiagnosticReport,
};

use super::blocking::elsewhere;
use super::diagnostics::result_id;
use super::server::Server;
use super::snapshot::{Role, Snapshot};
use super::uri::DocumentKey;

/// How long an answer without news is held back. A client that asks again at once then asks a dozen times in a minute.
const HELD: Duration = Duration::from_secs(5);

/// What the client knows of each document.
struct Told(HashMap<DocumentKey, ToldOf>);

struct ToldOf {
    uri: Url,
    /// The name of the diagnostics that it has.
    result_id: String,
    /// It has them from a part of the answer at hand.
    sent_ahead: bool,
}

/// Reports, and whether one of them is news to the client.
#[derive(Default)]
struct Reports {
    items: Vec<WorkspaceDocumentDiagnosticReport>,
    any_news: bool,
}

impl Server {
    /// Answers the request.
    pub(crate) async fn all_diagnostics(
        &self,
        params: WorkspaceDiagnosticParams,
    ) -> WorkspaceDiagnosticReport {
        let mut told = Told::new(&params);
        let token = params.partial_result_params.partial_result_token;
        let Some(token) = token else {
            let items = self.reports_when_there_is_news(&told).await;
            return WorkspaceDiagnosticReport { items };
        };
        self.send_ahead(&token, &mut told).await;
        let items = self.reports_when_there_is_news(&told).await;
        self.send_part(&token, items);
        // What was sent in parts is not said again.
        WorkspaceDiagnosticReport::default()
    }

    async fn reports_when_there_is_news(
        &self,
        told: &Told,
    ) -> Vec<WorkspaceDocumentDiagnosticReport> {
        let closed = &self.state.closed;
        // Who asks for the first time wants to know where things stand, even if nothing is wrong.
        let is_first = !self.state.told_workspace.swap(true, Ordering::Relaxed);
        let begun = tokio::time::Instant::now();
        loop {
            closed.completed().await;
            let mut progress = closed.progress();
            let ended = progress.borrow_and_update().ended;
            let reports = self.reports(told).await;
            if reports.any_news || is_first || ended || told.any_sent_ahead() {
                return reports.items;
            }
            let left = HELD.saturating_sub(begun.elapsed());
            let changed = tokio::time::timeout(left, progress.changed()).await;
            if changed.is_err() {
                return reports.items;
            }
        }
    }

    /// Sends what is news of the closed drafts in parts, until all are known.
    async fn send_ahead(&self, token: &ProgressToken, told: &mut Told) {
        let mut progress = self.state.closed.progress();
        loop {
            let now = *progress.borrow_and_update();
            self.send_part(token, self.news_of_closed(told));
            if now.complete || now.ended || progress.changed().await.is_err() {
                return;
            }
        }
    }

    fn send_part(&self, token: &ProgressToken, items: Vec<WorkspaceDocumentDiagnosticReport>) {
        if !items.is_empty() {
            let params = json!({"token": token, "value": {"items": items}});
            self.state.outbox.notify::<PartialResult>(&params);
        }
    }

    /// Reports on the closed drafts that are news to the client, who then knows them.
    fn news_of_closed(&self, told: &mut Told) -> Vec<WorkspaceDocumentDiagnosticReport> {
        let mut news = Vec::new();
        for draft in self.state.closed.all() {
            let key = DocumentKey::of(&draft.uri);
            if !told.knows(&key, &draft.result_id) {
                let (uri, result_id) = (draft.uri.clone(), draft.result_id.clone());
                let items = draft.diagnostics.to_vec();
                news.push(full(&uri, None, result_id.clone(), items));
                let sent = ToldOf {
                    uri,
                    result_id,
                    sent_ahead: true,
                };
                told.0.insert(key, sent);
            }
        }
        news
    }

    /// A report on each draft, closed or open, on what else is open and checked, and on each that the client knows and that is gone.
    async fn reports(&self, told: &Told) -> Reports {
        let mut reports = Reports::default();
        let mut gone: HashMap<&DocumentKey, &Url> =
            told.0.iter().map(|(key, it)| (key, &it.uri)).collect();
        for draft in self.state.closed.all() {
            let key = DocumentKey::of(&draft.uri);
            gone.remove(&key);
            reports.add(told, &key, &draft.uri, None, &draft.result_id, || {
                draft.diagnostics.to_vec()
            });
        }
        let state = Arc::clone(&self.state);
        let models = elsewhere(move || state.faulty_models()).await;
        for model in models.unwrap_or_default() {
            let key = DocumentKey::of(&model.uri);
            gone.remove(&key);
            reports.add(told, &key, &model.uri, None, &model.result_id, || {
                model.diagnostics
            });
        }
        let open: Vec<_> = self.state.files().all().cloned().collect();
        for snapshot in open.iter().filter(|it| is_checked(it.role)) {
            gone.remove(&snapshot.key);
            self.report_open(snapshot, told, &mut reports).await;
        }
        for uri in gone.into_values() {
            reports.any_news = true;
            reports.items.push(withdrawn(uri));
        }
        reports
    }

    async fn report_open(&self, snapshot: &Arc<Snapshot>, told: &Told, reports: &mut Reports) {
        let is_ready = snapshot.role != Role::Draft || snapshot.analyzed().await.is_ok();
        // One that has changed meanwhile is asked about by itself.
        let found = is_ready.then(|| self.state.diagnostics(snapshot).ok());
        if let (Some(found), Ok(uri)) = (found.flatten(), Url::parse(&snapshot.uri)) {
            let (id, version) = (result_id(&found), snapshot.version);
            reports.add(told, &snapshot.key, &uri, version, &id, || found);
        }
    }
}

fn is_checked(role: Role) -> bool {
    matches!(role, Role::Draft | Role::Model | Role::Settings)
}

impl Told {
    fn new(params: &WorkspaceDiagnosticParams) -> Told {
        let previous = params.previous_result_ids.iter().map(|it| {
            let told = ToldOf {
                uri: it.uri.clone(),
                result_id: it.value.clone(),
                sent_ahead: false,
            };
            (DocumentKey::of(&it.uri), told)
        });
        Told(previous.collect())
    }

    fn knows(&self, key: &DocumentKey, id: &str) -> bool {
        self.0.get(key).is_some_and(|it| it.result_id == id)
    }

    fn was_sent_ahead(&self, key: &DocumentKey) -> bool {
        self.0.get(key).is_some_and(|it| it.sent_ahead)
    }

    fn any_sent_ahead(&self) -> bool {
        self.0.values().any(|it| it.sent_ahead)
    }
}

impl Reports {
    fn add(
        &mut self,
        told: &Told,
        key: &DocumentKey,
        uri: &Url,
        version: Option<i64>,
        id: &str,
        items: impl FnOnce() -> Vec<Diagnostic>,
    ) {
        if told.knows(key, id) {
            if !told.was_sent_ahead(key) {
                self.items.push(unchanged(uri, version, id.to_owned()));
            }
        } else {
            self.any_news = true;
            self.items.push(full(uri, version, id.to_owned(), items()));
        }
    }
}

fn full(
    uri: &Url,
    version: Option<i64>,
    result_id: String,
    items: Vec<Diagnostic>,
) -> WorkspaceDocumentDiagnosticReport {
    WorkspaceFullDocumentDiagnosticReport {
        uri: uri.clone(),
        version,
        full_document_diagnostic_report: FullDocumentDiagnosticReport {
            result_id: Some(result_id),
            items,
        },
    }
    .into()
}

/// Without a name, so that the client asks no more about the document.
fn withdrawn(uri: &Url) -> WorkspaceDocumentDiagnosticReport {
    WorkspaceFullDocumentDiagnosticReport {
        uri: uri.clone(),
        version: None,
        full_document_diagnostic_report: FullDocumentDiagnosticReport::default(),
    }
    .into()
}

fn unchanged(
    uri: &Url,
    version: Option<i64>,
    result_id: String,
) -> WorkspaceDocumentDiagnosticReport {
    WorkspaceUnchangedDocumentDiagnosticReport {
        uri: uri.clone(),
        version,
        unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id },
    }
    .into()
}
