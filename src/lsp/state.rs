//! All that the server knows, and what happens when the client says something.
//!
//! Invariant: what a notification changes is changed before this returns, on the thread that reads the client's
//! messages, so the order of the wire is the order of the changes. Locks are held for microseconds and never while
//! another is taken, but for the outbox: sending under the lock of the documents is what keeps a stale result from
//! slipping out behind the change that made it stale.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, OnceLock, PoisonError};

use serde_json::Value;
use tower_lsp::jsonrpc::{Error, Id};
use tower_lsp::lsp_types::notification::{LogMessage, PublishDiagnostics, ShowMessage};
use tower_lsp::lsp_types::{Diagnostic, LogMessageParams, MessageType, ShowMessageParams, Url};

use super::analyst::Analyst;
use super::client::Client;
use super::closed::ClosedDrafts;
use super::closed_models::ToldModels;
use super::diagnostics::{Diagnose, Published, too_many};
use super::envelope::Params;
use super::loader::Loader;
use super::model_texts::ModelTexts;
use super::open_files::{OpenFiles, Outcome, format_of};
use super::outbox::{Outbox, notification};
use super::progress::Cancellable;
use super::quotes::Quotes;
use super::registration::WatchedFolders;
use super::requests::Requests;
use super::semantic::SentTokens;
use super::snapshot::{Role, Snapshot, Superseded};
use super::symbols::SYMBOLS;
use super::sync_params::{About, Changed, Opened};
use super::transport::Front;
use super::uri::DocumentKey;
use super::world::{SharedInputs, World, same_inputs};
use super::{frame, to_proto, watch};
use crate::ide::{self, Cancel};
use crate::workspace::{LoadedModel, draft_format, is_ignore_file, is_project_file, read_project};

/// All that the server knows.
pub(crate) struct State {
    pub(crate) outbox: Outbox,
    pub(crate) requests: Requests,
    pub(crate) analyst: Analyst,
    pub(crate) texts: ModelTexts,
    pub(crate) world: Arc<World>,
    /// Of the open drafts.
    pub(crate) loader: Loader,
    /// Of the closed drafts.
    pub(crate) sweeper: Loader,
    pub(crate) closed: ClosedDrafts,
    /// What was told of the closed model files.
    pub(crate) told_models: ToldModels,
    /// Of the open model files.
    pub(crate) quotes: Quotes,
    /// Cancelled when the server ends.
    pub(crate) ending: Cancel,
    /// The work whose progress is shown.
    pub(crate) cancellable: Cancellable,
    pub(crate) n_displays: AtomicU64,
    /// Whether the client has asked for the diagnostics of the workspace before.
    pub(crate) told_workspace: AtomicBool,
    /// The semantic tokens that were sent last.
    pub(crate) sent_tokens: SentTokens,
    /// Whether the client has agreed to tell of changed model files.
    pub(crate) watched: AtomicBool,
    /// The folders of model files that the client was asked to watch.
    pub(crate) watched_folders: WatchedFolders,
    /// What was told about files, so that nothing is told twice.
    told: Mutex<BTreeSet<String>>,
    files: Mutex<OpenFiles>,
    /// The draft that was changed last, until all messages that have arrived are handled.
    fresh: Mutex<Option<Arc<Snapshot>>>,
    client: OnceLock<Client>,
}

impl State {
    /// A server that has not been initialized.
    pub(crate) fn new(outbox: Outbox, data_folder: Option<PathBuf>) -> State {
        State {
            outbox,
            requests: Requests::default(),
            analyst: Analyst::default(),
            texts: ModelTexts::default(),
            world: Arc::new(World::new(data_folder)),
            loader: Loader::default(),
            sweeper: Loader::default(),
            closed: ClosedDrafts::default(),
            told_models: ToldModels::default(),
            quotes: Quotes::default(),
            ending: Cancel::default(),
            cancellable: Cancellable::default(),
            n_displays: AtomicU64::new(0),
            told_workspace: AtomicBool::new(false),
            sent_tokens: SentTokens::default(),
            watched: AtomicBool::new(false),
            watched_folders: WatchedFolders::default(),
            told: Mutex::default(),
            files: Mutex::default(),
            fresh: Mutex::default(),
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
        snapshot.memory.let_go();
    }

    /// The diagnostics of a snapshot.
    pub(crate) fn diagnostics(&self, snapshot: &Snapshot) -> Result<Vec<Diagnostic>, Superseded> {
        let diagnose = self.diagnose(snapshot);
        Ok(match snapshot.role {
            Role::Draft => {
                let analysis = snapshot.analysis()?;
                self.tell_once(too_many(&snapshot.uri, analysis));
                self.tell_once(snapshot.inputs.model.failures());
                diagnose.all(analysis)
            }
            Role::Model => self.problems(snapshot),
            Role::Settings => self.settings_problems(snapshot),
            Role::Notes | Role::Untouched => Vec::new(),
        })
    }

    /// What turns findings of this version of a document into diagnostics for the client.
    pub(crate) fn diagnose<'a>(&'a self, snapshot: &'a Snapshot) -> Diagnose<'a> {
        Diagnose {
            uri: &snapshot.uri,
            text: &snapshot.text,
            client: self.client(),
            texts: &self.texts,
        }
    }

    /// What is wrong with a project's settings.
    fn settings_problems(&self, snapshot: &Snapshot) -> Vec<Diagnostic> {
        let (_, problems) = read_project(&snapshot.text.to_string());
        self.diagnose(snapshot).settings(&problems)
    }

    /// What is wrong with a model file.
    fn problems(&self, snapshot: &Snapshot) -> Vec<Diagnostic> {
        let Some(path) = snapshot.path() else {
            return Vec::new();
        };
        let loaded = self.world.model_of(Some(&path));
        let problems = self.problems_in_model(&snapshot.key, &loaded, &path);
        self.diagnose(snapshot).problems(&problems, &loaded)
    }

    /// Makes the model that most drafts will need, and what is compiled from it.
    pub(crate) fn prepare(&self) {
        ide::prepare(&self.world.model_of(None).model);
    }

    /// Brings open drafts up to date with models and settings.
    pub(crate) fn reload(&self) {
        self.prepare();
        let drafts: Vec<Arc<Snapshot>> = self.files().all().cloned().collect();
        let mut new = Vec::new();
        for snapshot in drafts.iter().filter(|it| it.role == Role::Draft) {
            let path = snapshot.path();
            let old = &snapshot.inputs;
            let (inputs, wrong_notes) = self.world.inputs(old.format, path.as_deref());
            self.tell(&self.world.model_of(path.as_deref()));
            self.tell_once(wrong_notes);
            if !same_inputs(&inputs, old) {
                new.push((
                    Arc::clone(old),
                    SharedInputs::new(LazyLock::new(Box::new(|| inputs))),
                ));
            }
        }
        self.watch_models();
        let changed = self.files().refresh(&new);
        // Model files are checked together, so a change of one may mend or break another.
        let models = drafts.into_iter().filter(|it| it.role == Role::Model);
        let n_changed = changed.len();
        for snapshot in changed.into_iter().chain(models) {
            self.analyst.submit(snapshot);
        }
        if n_changed > 0 {
            self.ask_to_refresh();
        }
        self.publish_faulty_models();
        self.request_sweep();
    }

    /// Ends the work that goes on behind the client's back.
    pub(crate) fn end(&self) {
        self.ending.cancel();
        self.analyst.close();
        self.loader.close();
        self.sweeper.close();
        self.closed.end();
    }

    /// Writes a warning to the client's log, once.
    pub(crate) fn log_once(&self, message: String) {
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        let first = told.insert(message.clone());
        drop(told);
        if first {
            self.log(MessageType::WARNING, message);
        }
    }

    /// Tells the person once what kept a model file from being used.
    fn tell(&self, loaded: &LoadedModel) {
        let broken = loaded.unread.iter().map(ToString::to_string);
        // Of a file that is open each fault is shown in its place, and typing in it should not raise a message a letter.
        let is_open = |path: &str| self.files().is_open_at(Path::new(path));
        let faulty = faulty_files(loaded, is_open);
        self.tell_once(broken.chain(faulty));
    }

    fn tell_once(&self, messages: impl IntoIterator<Item = String>) {
        for message in messages {
            let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
            let first = told.insert(message.clone());
            drop(told);
            if first {
                self.show(MessageType::WARNING, format!("copydesk: {message}"));
            }
        }
    }

    /// `None` for one that has been superseded, and after an internal error, which is told.
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
        found.ok()?.ok()
    }

    fn publish(&self, snapshot: &Snapshot, diagnostics: &[Diagnostic]) {
        let frame = frame::frame(&notification::<PublishDiagnostics>(&Published {
            uri: &snapshot.uri,
            version: snapshot.version,
            diagnostics,
        }));
        let files = self.files();
        if !files.is_current(snapshot) {
            return;
        }
        // Without a number the client cannot tell which text they are of.
        if snapshot.memory.is_news(&frame) || snapshot.version.is_none() {
            self.outbox.send_frame(frame);
        }
    }

    fn withdraw(&self, snapshot: &Snapshot) {
        snapshot.memory.withdrawn();
        if !self.client().pulls_diagnostics {
            self.outbox.notify::<PublishDiagnostics>(&Published {
                uri: &snapshot.uri,
                version: None,
                diagnostics: &[],
            });
        }
    }

    /// Takes new settings.
    pub(crate) fn configure(&self, settings: &Value) {
        for wrong in self.world.configure(settings) {
            self.settings_wrong(&wrong);
        }
        self.loader.request();
    }

    /// Takes new settings of one folder.
    pub(crate) fn configure_folder(&self, uri: &str, settings: &Value) {
        for wrong in self.world.configure_folder(uri, settings) {
            self.settings_wrong(&wrong);
        }
        self.loader.request();
    }

    fn settings_wrong(&self, wrong: &str) {
        self.show(
            MessageType::WARNING,
            format!("copydesk: in the settings, {wrong}."),
        );
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
        let path = self.world.path_of(&text_document.uri);
        let format = format_of(text_document.language_id.as_deref(), &text_document.uri);
        let role = match (&path, format) {
            (Some(path), _) if is_ignore_file(path) => Role::Notes,
            (Some(path), _) if is_project_file(path) => Role::Settings,
            (Some(path), _) if self.world.is_model(path) => Role::Model,
            (_, Some(_)) => Role::Draft,
            (Some(path), None) if self.world.format_of(path).is_some() => Role::Draft,
            (_, None) => Role::Untouched,
        };
        let inputs = self
            .world
            .lazy_inputs(format.unwrap_or_default(), path.clone());
        let home = path.as_deref().map(Arc::from);
        let outcome = self.files().open(text_document, home, role, inputs);
        if let Outcome::Current(snapshot) = outcome {
            if let Some(path) = path {
                self.unshelve(&path, &snapshot.uri);
            }
            if snapshot.role != role {
                self.too_large(&snapshot);
            }
            self.edited(snapshot);
            // Its models may be new to us; what is wrong with them is told from there.
            self.loader.request();
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
        // The text came with the changes. But a draft's first save may have put it beside a model file, and a saved model
        // file is on the disk now: where files are not watched, this is the time to look.
        if !self.watched.load(Ordering::Relaxed) && params.read::<About>().is_ok() {
            self.models_changed();
        }
    }

    /// Model files may have changed on the disk.
    pub(crate) fn models_changed(&self) {
        self.world.forget_models();
        self.loader.request();
    }

    /// Files have changed on the disk. Drafts alone change no model, but models may quote them.
    pub(crate) fn files_changed<'a>(&self, uris: impl Iterator<Item = &'a str>) {
        let is_draft = |path: &Option<PathBuf>| {
            let path = path.as_deref();
            path.is_some_and(|it| draft_format(it).is_some() && !self.world.is_model(it))
        };
        let paths: Vec<Option<PathBuf>> = uris.map(|it| self.world.path_of(it)).collect();
        if !paths.is_empty() && paths.iter().all(is_draft) {
            for path in paths.iter().flatten() {
                self.source_changed(path);
            }
            self.request_sweep();
        } else {
            self.models_changed();
        }
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
            Some(snapshot) => {
                self.withdraw(&snapshot);
                self.sent_tokens.forget(&snapshot.key);
                self.quotes.forget(&snapshot.key);
                self.text_changed(&snapshot);
                if matches!(snapshot.role, Role::Model | Role::Notes | Role::Settings) {
                    self.model_edited(&snapshot, None);
                } else {
                    self.request_sweep();
                }
            }
            None => self.log(
                MessageType::WARNING,
                format!(
                    "The closing of {}, which is not open, was ignored.",
                    text_document.uri
                ),
            ),
        }
    }

    fn cancel_work(&self, params: Params<'_>) {
        if let Ok(Some(params)) = params.value() {
            self.cancellable
                .cancel(params.get("token").unwrap_or(&Value::Null));
        }
    }

    fn text_changed(&self, snapshot: &Snapshot) {
        if let Some(path) = &snapshot.path {
            self.source_changed(path);
        }
    }

    /// The URI of the file at `path`: the client's own where it is open; `None` for what neither is absolute nor a URI.
    pub(crate) fn url(&self, path: &str) -> Option<Url> {
        let open = self.files().at(Path::new(path));
        let known = open.and_then(|it| Url::parse(&it.uri).ok());
        known.or_else(|| to_proto::url(path))
    }

    fn edited(&self, snapshot: Arc<Snapshot>) {
        self.text_changed(&snapshot);
        match snapshot.role {
            Role::Draft => self.put_fresh(snapshot),
            Role::Model | Role::Settings => {
                self.model_edited(&snapshot, Some(snapshot.text.to_string().into()));
                self.analyst.submit_edit(snapshot);
            }
            Role::Notes => self.model_edited(&snapshot, Some(snapshot.text.to_string().into())),
            // It may have had findings while it was smaller.
            Role::Untouched => self.withdraw(&snapshot),
        }
    }

    /// Leaves a changed draft for when the messages behind the change are handled, since they may change it again.
    fn put_fresh(&self, snapshot: Arc<Snapshot>) {
        let before = self.fresh().replace(Arc::clone(&snapshot));
        if let Some(before) = before.filter(|it| it.key != snapshot.key) {
            self.analyst.submit_edit(before);
        }
    }

    fn fresh(&self) -> MutexGuard<'_, Option<Arc<Snapshot>>> {
        self.fresh.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn model_edited(&self, snapshot: &Snapshot, text: Option<Arc<str>>) {
        if let Some(path) = snapshot.path() {
            if text.is_none() {
                self.told_models.forget(&path);
            }
            self.world.set_buffer(path, text);
            self.loader.request();
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

/// A sentence for each file of a model that has errors, but for those that are open.
fn faulty_files(loaded: &LoadedModel, is_open: impl Fn(&str) -> bool) -> Vec<String> {
    let files = loaded.model.files.iter().enumerate();
    files
        .filter(|(_, file)| !is_open(&file.path))
        .filter_map(|(idx, file)| {
            let faults = loaded.problems.iter().filter(|it| it.file.0 as usize == idx);
            let errors = faults.filter(|it| it.code.is_error()).count();
            let what = if errors == 1 { "error" } else { "errors" };
            (errors > 0).then(|| {
                format!(
                    "the model {} has {errors} {what}; what they touch is left out until they are mended",
                    file.path
                )
            })
        })
        .collect()
}

impl Front for State {
    fn initialize(&self, params: Value) -> Value {
        // A second `initialize` never comes here.
        let _ = self.client.set(Client::new(&params));
        for wrong in self.world.initialize(&params) {
            self.settings_wrong(&wrong);
        }
        self.watch_client(&params);
        // Whoever has the answer opens drafts at once. Their analysis would wait for the model, so the answer does.
        self.loader.wait_prepared();
        // The service needs to see nothing of it; its types would refuse what they do not know.
        serde_json::json!({"capabilities": {}})
    }

    fn complete_initialize(&self, result: &mut Value) {
        if self.client().type_hierarchies
            && let Some(Value::Object(capabilities)) = result.get_mut("capabilities")
        {
            capabilities.insert("typeHierarchyProvider".into(), true.into());
        }
    }

    fn take(&self, method: &str, params: Params<'_>) -> Option<Value> {
        match method {
            "textDocument/didChange" => self.did_change(params),
            "textDocument/didOpen" => self.did_open(params),
            "textDocument/didSave" => self.did_save(params),
            "textDocument/didClose" => self.did_close(params),
            "window/workDoneProgress/cancel" => self.cancel_work(params),
            _ => return None,
        }
        Some(Value::Null)
    }

    fn handler<'m>(&self, method: Cow<'m, str>) -> Cow<'m, str> {
        match &*method {
            "workspace/symbol" => SYMBOLS.into(),
            _ => method,
        }
    }

    fn at_rest(&self) {
        let Some(snapshot) = self.fresh().take() else {
            return;
        };
        // The analysis of a keystroke takes less time than waking the analyst.
        let attempt = catch_unwind(AssertUnwindSafe(|| snapshot.analysis_at_once().is_some()));
        if matches!(attempt, Ok(true)) {
            self.analyse(&snapshot);
        } else {
            self.analyst.submit_edit(snapshot);
        }
    }

    fn reply(&self, id: Id, outcome: Result<Value, Error>) {
        self.requests.reply(id, outcome);
    }

    fn report(&self, what: String) {
        self.log(MessageType::ERROR, what);
    }
}
