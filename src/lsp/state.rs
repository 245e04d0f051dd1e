//! All that the server knows. What happens to it stands elsewhere: [`super::front`] takes the client's words,
//! [`super::documents`] its texts, [`super::changes`] models and settings, and [`super::findings`] tells what was found.
//!
//! Invariant: what a notification changes is changed before its handler returns, on the thread that reads the client's
//! messages, so the order of the wire is the order of the changes. Locks are held for microseconds and never while
//! another is taken, but for the outbox: sending under the lock of the documents is what keeps a stale result from
//! slipping out behind the change that made it stale.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use tower_lsp::lsp_types::notification::{LogMessage, ShowMessage};
use tower_lsp::lsp_types::{LogMessageParams, MessageType, ShowMessageParams, Url};

use super::analyst::Analyst;
use super::client::Client;
use super::closed::ClosedDrafts;
use super::closed_models::ToldModels;
use super::loader::Loader;
use super::model_texts::ModelTexts;
use super::open_files::OpenFiles;
use super::outbox::Outbox;
use super::progress::Cancellable;
use super::quotes::Quotes;
use super::registration::WatchedFolders;
use super::requests::Requests;
use super::semantic::SentTokens;
use super::snapshot::Snapshot;
use super::to_proto;
use super::world::World;
use crate::ide::Cancel;

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
    pub(super) fresh: Mutex<Option<Arc<Snapshot>>>,
    pub(super) client: OnceLock<Client>,
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

    /// Tells the person each of these once.
    pub(super) fn tell_once(&self, messages: impl IntoIterator<Item = String>) {
        for message in messages {
            let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
            let first = told.insert(message.clone());
            drop(told);
            if first {
                self.show(MessageType::WARNING, format!("copydesk: {message}"));
            }
        }
    }

    /// The URI of the file at `path`: the client's own where it is open; `None` for what neither is absolute nor a URI.
    pub(crate) fn url(&self, path: &str) -> Option<Url> {
        let open = self.files().at(Path::new(path));
        let known = open.and_then(|it| Url::parse(&it.uri).ok());
        known.or_else(|| to_proto::url(path))
    }
}
