//! What was found in open documents, told with the version that it belongs to.
//!
//! Invariant: findings are sent under the lock of the documents, so that none slips out behind the change that made it stale.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use tower_lsp::lsp_types::notification::PublishDiagnostics;
use tower_lsp::lsp_types::{Diagnostic, MessageType};

use super::diagnostics::{Diagnose, Published, too_many};
use super::frame;
use super::outbox::notification;
use super::snapshot::{Role, Snapshot, Superseded};
use super::state::State;
use crate::workspace::read_project;

impl State {
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

    /// Tells the client of the newest version of a document, unless it knows.
    pub(super) fn publish(&self, snapshot: &Snapshot, diagnostics: &[Diagnostic]) {
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

    /// Takes back what the client was told of a document.
    pub(super) fn withdraw(&self, snapshot: &Snapshot) {
        snapshot.memory.withdrawn();
        if !self.client().pulls_diagnostics {
            self.outbox.notify::<PublishDiagnostics>(&Published {
                uri: &snapshot.uri,
                version: None,
                diagnostics: &[],
            });
        }
    }
}
