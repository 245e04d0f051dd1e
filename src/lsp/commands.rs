//! The commands of `workspace/executeCommand`. They answer data that any client may show; `docs/editors.md` says in what
//! form. None changes a document, but for [`APPLY`].

use std::sync::Arc;

use serde_json::{Value, json};
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::lsp_types::request::ApplyWorkspaceEdit;
use tower_lsp::lsp_types::{
    ApplyWorkspaceEditParams, CodeAction, Command, ExecuteCommandParams, Url,
};

use super::client::Client;
use super::closed::ClosedUsage;
use super::server::Server;
use super::sheet;
use super::snapshot::{Role, Snapshot};
use super::uri::DocumentKey;
use crate::ide::{self, Subject};

/// The fact sheet of an open draft, by its URI.
pub(crate) const FACT_SHEET: &str = "copydesk.factSheet";

/// Where drafts use a record of the model, by its id.
pub(crate) const WHERE_USED: &str = "copydesk.whereUsed";

/// How many figures of each draft stand how.
pub(crate) const COVERAGE: &str = "copydesk.coverage";

/// Reads model files and settings again and checks every open document anew.
pub(crate) const RECHECK: &str = "copydesk.recheck";

/// Sends an edit back to a client that takes code actions as commands alone.
pub(crate) const APPLY: &str = "copydesk.apply";

/// All commands that every client is offered.
pub(crate) const COMMANDS: [&str; 4] = [FACT_SHEET, WHERE_USED, COVERAGE, RECHECK];

/// Whether a client is given code actions as commands: it knows no other form, and edits can be sent to it.
pub(crate) fn sends_actions_as_commands(client: &Client) -> bool {
    !client.code_actions && client.applies_edits
}

/// An action as a command that sends its edit back; `None` for one without.
pub(crate) fn as_command(action: CodeAction) -> Option<Command> {
    let edit = serde_json::to_value(action.edit?).ok()?;
    Some(Command::new(
        action.title,
        APPLY.to_owned(),
        Some(vec![edit]),
    ))
}

impl Server {
    /// Carries out a command.
    pub(crate) async fn execute(&self, params: ExecuteCommandParams) -> Result<Option<Value>> {
        let argument = params.arguments.first().unwrap_or(&Value::Null);
        match params.command.as_str() {
            FACT_SHEET => {
                let uri = document(argument).ok_or_else(|| {
                    Error::invalid_params(format!("{FACT_SHEET} takes the URI of an open draft"))
                })?;
                self.fact_sheet(&uri).await
            }
            WHERE_USED => {
                let subjects = subjects(argument).ok_or_else(|| {
                    let takes = format!("{WHERE_USED} takes the id of a fact or an entity");
                    Error::invalid_params(takes)
                })?;
                let file = argument.get("file").and_then(Value::as_str);
                Ok(Some(self.where_used(&subjects, file).await))
            }
            COVERAGE => Ok(Some(self.coverage(document(argument)).await)),
            RECHECK => {
                self.recheck();
                Ok(None)
            }
            APPLY if sends_actions_as_commands(self.state.client()) => {
                let edit = serde_json::from_value(argument.clone());
                let edit = edit.map_err(|_| {
                    Error::invalid_params(format!("{APPLY} takes the edit of a code action"))
                })?;
                let params = ApplyWorkspaceEditParams { label: None, edit };
                let (requests, outbox) = (&self.state.requests, &self.state.outbox);
                requests.send_and_forget::<ApplyWorkspaceEdit>(outbox, params);
                Ok(None)
            }
            other => Err(Error::invalid_params(format!(
                "copydesk knows no command {other}"
            ))),
        }
    }

    async fn fact_sheet(&self, uri: &Url) -> Result<Option<Value>> {
        let Some(snapshot) = self.draft(uri) else {
            return Ok(None);
        };
        let analysis = snapshot.analyzed().await?;
        let place = |it: &ide::ModelPlace| self.model_place(it);
        let encoding = self.state.client().encoding;
        Ok(Some(sheet::json(&snapshot, &analysis, place, encoding)))
    }

    /// Where drafts use records; with a model `file` those there alone.
    async fn where_used(&self, subjects: &[Subject], file: Option<&str>) -> Value {
        let encoding = self.state.client().encoding;
        let mut places = Vec::new();
        for snapshot in self.drafts() {
            let Ok(analysis) = snapshot.analyzed().await else {
                continue;
            };
            let model = &analysis.inputs.model;
            let is_it = |it: &&Subject| file.is_none() || ide::file_of_record(model, it) == file;
            let subjects = subjects.iter().filter(is_it);
            let usages = subjects.flat_map(|it| ide::usages(&analysis, it));
            places.extend(usages.map(|usage| {
                let usage = ClosedUsage::new(&snapshot.text, usage, encoding);
                place_json(&snapshot.uri, &usage)
            }));
        }
        self.state.all_closed().await;
        for subject in subjects {
            for (draft, used) in self.state.closed.uses(subject, file) {
                let uri = draft.uri.as_str();
                places.extend(used.places.iter().map(|it| place_json(uri, it)));
            }
        }
        Value::Array(places)
    }

    async fn coverage(&self, only: Option<Url>) -> Value {
        let key = only.as_ref().map(DocumentKey::of);
        let mut drafts = Vec::new();
        for snapshot in self.drafts() {
            if key.as_ref().is_some_and(|it| *it != snapshot.key) {
                continue;
            }
            if let Ok(analysis) = snapshot.analyzed().await {
                drafts.push(coverage_json(&snapshot.uri, ide::ledger_counts(&analysis)));
            }
        }
        self.state.all_closed().await;
        let closed = &self.state.closed;
        let closed = match only {
            Some(uri) => {
                let path = self.state.world.path_of(uri.as_str());
                path.and_then(|it| closed.get(&it)).into_iter().collect()
            }
            None => closed.all(),
        };
        let closed = closed.iter();
        drafts.extend(closed.map(|it| coverage_json(it.uri.as_str(), it.counts)));
        Value::Array(drafts)
    }

    fn recheck(&self) {
        self.state.models_changed();
        for snapshot in self.drafts() {
            snapshot.memory.forget();
            self.state.analyst.submit(snapshot);
        }
        self.state.ask_to_refresh();
    }

    /// The open drafts, by their keys.
    pub(crate) fn drafts(&self) -> Vec<Arc<Snapshot>> {
        let files = self.state.files();
        let drafts = files.all().filter(|it| it.role == Role::Draft);
        let mut drafts: Vec<Arc<Snapshot>> = drafts.cloned().collect();
        drafts.sort_by(|a, b| a.key.cmp(&b.key));
        drafts
    }
}

/// A place at which the draft at `uri` uses a record.
fn place_json(uri: &str, usage: &ClosedUsage) -> Value {
    json!({
        "uri": uri,
        "range": usage.range,
        "text": usage.text,
        "figure": usage.figure,
        "agreement": usage.agreement.map(ide::Agreement::word),
    })
}

/// How many figures of the draft at `uri` stand how.
fn coverage_json(uri: &str, counts: ide::LedgerCounts) -> Value {
    json!({"uri": uri, "counts": sheet::counts(counts), "summary": counts.in_words()})
}

/// The document that an argument names: a URI, or an object that holds one as the protocol's own parameters do.
fn document(argument: &Value) -> Option<Url> {
    let held = [
        Some(argument),
        argument.get("uri"),
        argument.pointer("/textDocument/uri"),
    ];
    let uri = held.into_iter().flatten().find_map(Value::as_str)?;
    Url::parse(uri).ok()
}

/// What names a fact or an entity to [`subjects`]; null for other records.
pub(crate) fn subject_json(subject: &Subject) -> Value {
    match subject {
        Subject::Fact(id) => json!({"fact": id}),
        Subject::Entity(id) => json!({"entity": id}),
        Subject::Source(_) | Subject::Relation(_) => Value::Null,
    }
}

/// What an argument asks about: an id, which may be a fact's or an entity's, or an object that says whose it is.
pub(crate) fn subjects(argument: &Value) -> Option<Vec<Subject>> {
    if let Some(id) = argument.as_str() {
        return Some(vec![Subject::Fact(id.into()), Subject::Entity(id.into())]);
    }
    let named = |member: &str| argument.get(member).and_then(Value::as_str);
    match (named("fact"), named("entity")) {
        (Some(id), _) => Some(vec![Subject::Fact(id.into())]),
        (None, Some(id)) => Some(vec![Subject::Entity(id.into())]),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_in_every_form() {
        let uri = "untitled:Untitled-1";
        let parsed = Url::parse(uri).ok();
        for argument in [
            json!(uri),
            json!({"uri": uri}),
            json!({"textDocument": {"uri": uri}}),
        ] {
            assert_eq!(document(&argument), parsed);
        }
        for argument in [
            json!(null),
            json!("no uri"),
            json!({"uri": 7}),
            json!([uri]),
        ] {
            assert_eq!(document(&argument), None);
        }
        let fact = vec![Subject::Fact("S1".into())];
        assert_eq!(subjects(&json!({"fact": "S1"})), Some(fact));
        let entity = vec![Subject::Entity("x".into())];
        assert_eq!(subjects(&json!({"entity": "x"})), Some(entity));
        assert_eq!(subjects(&json!("S1")).map(|it| it.len()), Some(2));
        assert_eq!(subjects(&json!({})), None);
    }
}
