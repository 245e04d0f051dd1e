//! All that the server knows, and what happens when the client says something.
//!
//! Invariant: what a notification changes is changed before this returns, on the thread that reads the client's
//! messages, so the order of the wire is the order of the changes. Locks are held for microseconds and never while
//! another is taken, but for the outbox: sending under the lock of the documents is what keeps a stale result from
//! slipping out behind the change that made it stale.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use serde_json::Value;
use tower_lsp::jsonrpc::{Error, Id};
use tower_lsp::lsp_types::notification::{LogMessage, PublishDiagnostics, ShowMessage};
use tower_lsp::lsp_types::{Diagnostic, LogMessageParams, MessageType, ShowMessageParams};

use super::analyst::Analyst;
use super::client::Client;
use super::diagnostics::{Diagnose, Published};
use super::envelope::Params;
use super::model_texts::ModelTexts;
use super::open_files::{OpenFiles, Outcome};
use super::outbox::{Outbox, notification};
use super::requests::Requests;
use super::snapshot::{Role, Snapshot};
use super::sync_params::{About, Changed, Opened};
use super::transport::Front;
use super::uri::DocumentKey;
use super::world::World;
use super::{frame, watch};

/// All that the server knows.
pub(crate) struct State {
    pub(crate) outbox: Outbox,
    pub(crate) requests: Requests,
    pub(crate) analyst: Analyst,
    pub(crate) texts: ModelTexts,
    pub(crate) world: World,
    files: Mutex<OpenFiles>,
    client: OnceLock<Client>,
}

impl State {
    /// A server that has not been initialized.
    pub(crate) fn new(outbox: Outbox) -> State {
        State {
            outbox,
            requests: Requests::default(),
            analyst: Analyst::default(),
            texts: ModelTexts::default(),
            world: World::default(),
            files: Mutex::default(),
            client: OnceLock::new(),
        }
    }

    /// What the client can do; nothing before it has said so.
    pub(crate) fn client(&self) -> &Client {
        static NOBODY: OnceLock<Client> = OnceLock::new();
        self.client
            .get()
            .unwrap_or_else(|| NOBODY.get_or_init(Client::default))
    }

    /// The open documents.
    pub(crate) fn files(&self) -> MutexGuard<'_, OpenFiles> {
        self.files.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes to the client's log. No text of a document may go there.
    pub(crate) fn log(&self, typ: MessageType, message: impl Into<String>) {
        let message = message.into();
        self.outbox
            .notify::<LogMessage>(&LogMessageParams { typ, message });
    }

    /// Tells the person at the client.
    pub(crate) fn show(&self, typ: MessageType, message: impl Into<String>) {
        let message = message.into();
        self.outbox
            .notify::<ShowMessage>(&ShowMessageParams { typ, message });
    }

    /// Analyses a snapshot unless a newer one has taken its place, and publishes what was found if it still is the newest.
    pub(crate) fn analyse(&self, snapshot: &Arc<Snapshot>) {
        if !self.files().is_current(snapshot) {
            return;
        }
        let Some(diagnostics) = self.diagnostics_or_report(snapshot) else {
            return;
        };
        if !self.client().pulls_diagnostics {
            self.publish(snapshot, &diagnostics);
        }
    }

    /// The diagnostics of a snapshot.
    pub(crate) fn diagnostics(&self, snapshot: &Snapshot) -> Vec<Diagnostic> {
        let diagnose = Diagnose {
            snapshot,
            client: self.client(),
            texts: &self.texts,
        };
        match snapshot.role {
            Role::Draft => diagnose.all(snapshot.analysis()),
            Role::Model | Role::Untouched => Vec::new(),
        }
    }

    fn diagnostics_or_report(&self, snapshot: &Snapshot) -> Option<Vec<Diagnostic>> {
        let attempt = || catch_unwind(AssertUnwindSafe(|| self.diagnostics(snapshot)));
        let found = attempt().or_else(|_| {
            // What was kept of earlier versions may be at fault; without it the text alone decides.
            snapshot.memory.forget();
            attempt()
        });
        if found.is_err() {
            self.log(
                MessageType::ERROR,
                format!(
                    "An internal error kept {} from being checked.",
                    snapshot.uri
                ),
            );
        }
        found.ok()
    }

    fn publish(&self, snapshot: &Snapshot, diagnostics: &[Diagnostic]) {
        let frame = frame::frame(&notification::<PublishDiagnostics>(&Published {
            uri: &snapshot.uri,
            version: snapshot.version,
            diagnostics,
        }));
        let files = self.files();
        if files.is_current(snapshot) {
            self.outbox.send_frame(frame);
        }
    }

    fn withdraw(&self, snapshot: &Snapshot) {
        if !self.client().pulls_diagnostics {
            self.outbox.notify::<PublishDiagnostics>(&Published {
                uri: &snapshot.uri,
                version: None,
                diagnostics: &[],
            });
        }
    }

    fn watch_client(&self, params: &Value) {
        let process = params.get("processId").and_then(Value::as_i64);
        let process = process.and_then(|it| i32::try_from(it).ok());
        // Without a thread for it, the end of input has to do.
        let _ = process.map(|it| watch::watch_client(it, self.outbox.clone()));
    }

    fn did_open(&self, params: Params<'_>) {
        let Ok(Opened { text_document }) = params.read() else {
            return self.show(
                MessageType::ERROR,
                "The editor opened a document in a way that copydesk cannot read; it is not checked.",
            );
        };
        let (role, inputs) = self
            .world
            .role_and_inputs(text_document.language_id.as_deref(), &text_document.uri);
        let outcome = self.files().open(text_document, role, inputs);
        if let Outcome::Current(snapshot) = outcome {
            if snapshot.role != role {
                self.too_large(&snapshot);
            }
            self.edited(snapshot);
        }
    }

    fn did_change(&self, params: Params<'_>) {
        let Ok(changed) = params.read::<Changed>() else {
            return self.unreadable_change(params);
        };
        let Changed {
            text_document,
            content_changes,
        } = changed;
        let key = DocumentKey::new(&text_document.uri);
        let version = text_document.version;
        let encoding = self.client().encoding;
        let (outcome, oddities) = self
            .files()
            .change(&key, version, &content_changes, encoding);
        let uri = &text_document.uri;
        if let Some((before, now)) = oddities.went_back {
            let message = format!(
                "The version of {uri} went back from {before} to {now}; its changes are applied in the order they came."
            );
            self.log(MessageType::WARNING, message);
        }
        match outcome {
            Outcome::Current(snapshot) => {
                if oddities.too_large {
                    self.too_large(&snapshot);
                }
                self.edited(snapshot);
            }
            Outcome::NotOpen => self.log(
                MessageType::WARNING,
                format!("A change of {uri}, which is not open, was ignored."),
            ),
            Outcome::OutOfStep => {}
        }
    }

    /// The text is no longer the client's, and there is no way to ask for it.
    fn unreadable_change(&self, params: Params<'_>) {
        let Ok(About { text_document }) = params.read() else {
            return self.log(
                MessageType::WARNING,
                "A change that names no document was ignored.",
            );
        };
        let key = DocumentKey::new(&text_document.uri);
        let snapshot = self.files().get(&key);
        if self.files().lose_step(&key) {
            if let Some(snapshot) = snapshot {
                self.withdraw(&snapshot);
            }
            let uri = text_document.uri;
            self.show(MessageType::WARNING, format!("The editor sent a change of {uri} that copydesk cannot read. Close and open the document to have it checked again."));
        }
    }

    fn did_save(&self, params: Params<'_>) {
        // The text came with the changes; a saved model file is read anew only where files are not watched.
        let _ = params;
    }

    fn did_close(&self, params: Params<'_>) {
        let Ok(About { text_document }) = params.read() else {
            return self.log(
                MessageType::WARNING,
                "The closing of a document was ignored: it names none.",
            );
        };
        let key = DocumentKey::new(&text_document.uri);
        let closed = self.files().close(&key);
        match closed {
            Some(snapshot) => self.withdraw(&snapshot),
            None => self.log(
                MessageType::WARNING,
                format!(
                    "The closing of {}, which is not open, was ignored.",
                    text_document.uri
                ),
            ),
        }
    }

    fn edited(&self, snapshot: Arc<Snapshot>) {
        match snapshot.role {
            Role::Draft | Role::Model => self.analyst.submit_edit(snapshot),
            // It may have had findings while it was smaller.
            Role::Untouched => self.withdraw(&snapshot),
        }
    }

    fn too_large(&self, snapshot: &Snapshot) {
        let limit = super::open_files::LARGEST_CHECKED >> 20;
        self.show(
            MessageType::WARNING,
            format!(
                "{} is larger than {limit} MB and is not checked.",
                snapshot.uri
            ),
        );
    }
}

impl Front for State {
    fn initialize(&self, params: Value) -> Value {
        // A second `initialize` never comes here.
        let _ = self.client.set(Client::new(&params));
        self.world.initialize(&params);
        self.watch_client(&params);
        // The service needs to see nothing of it; its types would refuse what they do not know.
        serde_json::json!({"capabilities": {}})
    }

    fn complete_initialize(&self, _: &mut Value) {}

    fn take(&self, method: &str, params: Params<'_>) -> Option<Value> {
        match method {
            "textDocument/didChange" => self.did_change(params),
            "textDocument/didOpen" => self.did_open(params),
            "textDocument/didSave" => self.did_save(params),
            "textDocument/didClose" => self.did_close(params),
            _ => return None,
        }
        Some(Value::Null)
    }

    fn reply(&self, id: Id, outcome: Result<Value, Error>) {
        self.requests.reply(id, outcome);
    }

    fn report(&self, what: String) {
        self.log(MessageType::ERROR, what);
    }
}
