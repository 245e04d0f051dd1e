//! Documents that the client opens, changes, saves and closes.

use std::path::Path;
use std::sync::atomic::Ordering;
use std::sync::{Arc, MutexGuard, PoisonError};

use tower_lsp::lsp_types::MessageType;

use super::envelope::Params;
use super::open_files::{Outcome, format_of};
use super::snapshot::{Role, Snapshot};
use super::state::State;
use super::sync_params::{About, Changed, Opened};
use super::uri::DocumentKey;
use crate::ide::Format;
use crate::workspace::{is_ignore_file, is_project_file};

impl State {
    /// `textDocument/didOpen`.
    pub(super) fn did_open(&self, params: Params<'_>) {
        let Ok(Opened { text_document }) = params.read() else {
            return self.show(
                MessageType::ERROR,
                "The editor opened a document in a way that copydesk cannot read; it is not checked.",
            );
        };
        let path = self.world.path_of(&text_document.uri);
        let format = format_of(text_document.language_id.as_deref(), &text_document.uri);
        let role = self.role(path.as_deref(), format);
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

    /// What a document is to us, by its path and the format of its language.
    fn role(&self, path: Option<&Path>, format: Option<Format>) -> Role {
        match (path, format) {
            (Some(path), _) if is_ignore_file(path) => Role::Notes,
            (Some(path), _) if is_project_file(path) => Role::Settings,
            (Some(path), _) if self.world.is_model(path) => Role::Model,
            (_, Some(_)) => Role::Draft,
            (Some(path), None) if self.world.format_of(path).is_some() => Role::Draft,
            (_, None) => Role::Untouched,
        }
    }

    /// `textDocument/didChange`.
    pub(super) fn did_change(&self, params: Params<'_>) {
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

    /// `textDocument/didSave`.
    pub(super) fn did_save(&self, params: Params<'_>) {
        // The text came with the changes. But a draft's first save may have put it beside a model file, and a saved model
        // file is on the disk now: where files are not watched, this is the time to look.
        if !self.watched.load(Ordering::Relaxed) && params.read::<About>().is_ok() {
            self.models_changed();
        }
    }

    /// `textDocument/didClose`.
    pub(super) fn did_close(&self, params: Params<'_>) {
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

    /// Has what quotes a document looked at again.
    pub(super) fn text_changed(&self, snapshot: &Snapshot) {
        if let Some(path) = &snapshot.path {
            self.source_changed(path);
        }
    }

    /// Has a document analysed that was opened or changed, and what hangs on it.
    pub(super) fn edited(&self, snapshot: Arc<Snapshot>) {
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

    /// The draft that was changed last, see [`State::put_fresh`].
    pub(super) fn fresh(&self) -> MutexGuard<'_, Option<Arc<Snapshot>>> {
        self.fresh.lock().unwrap_or_else(PoisonError::into_inner)
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
