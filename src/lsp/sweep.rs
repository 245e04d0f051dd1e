//! The work on drafts that nobody has opened: found, read, checked, and put on the shelves of [`super::closed`].
//!
//! It goes on behind everything else: on a thread of its own with a low priority, which waits while an open draft is
//! being analysed. A draft is looked at again when its file, its model or its settings have changed, and not otherwise.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tower_lsp::lsp_types::notification::PublishDiagnostics;
use tower_lsp::lsp_types::{Diagnostic, MessageType, Url};

use super::closed::{ClosedDraft, ClosedUsage, Origin, RecordUsages, Stamp, Usages};
use super::diagnostics::{Diagnose, Published, result_id, too_many};
use super::progress::Display;
use super::state::State;
use crate::ide::{
    Analysis, Inputs, Known, LedgerCounts, all_usages, analyze_unless, file_of_record,
    ledger_counts,
};
use crate::text::Text;
use crate::workspace::{Walk, draft_format, read_text};

/// So many drafts of a workspace are looked at. More are no newsroom's drafts but a folder opened by mistake, such as a
/// whole disk; narrow the folder, or leave drafts out in an ignore file.
const MOST_DRAFTS: usize = 20_000;

/// From how many drafts on the work is shown to the person: fewer are done before anybody has read it.
const MUCH: usize = 100;

/// How many drafts are done between two reports.
const STEP: usize = 20;

impl State {
    /// Asks for the closed drafts to be brought up to date.
    pub(crate) fn request_sweep(&self) {
        self.closed.begin();
        self.sweeper.request();
    }

    /// Waits until the closed drafts are known, for a person who asks about all of them: work that was stopped goes on.
    pub(crate) async fn all_closed(&self) {
        self.closed.completed().await;
        if self.closed.is_stopped() {
            self.request_sweep();
            self.closed.completed().await;
        }
    }

    /// Brings the closed drafts up to date. To be called where the runtime has been entered.
    pub(crate) fn sweep(self: &Arc<State>) {
        let paths = self.drafts_on_disk();
        if self.ending.is_cancelled() {
            return;
        }
        for gone in self.closed.keep_only(&paths) {
            self.withdraw_closed(&gone);
        }
        let stale: Vec<PathBuf> = paths.into_iter().filter(|it| self.is_stale(it)).collect();
        let Some(n_left) = self.check_all(&stale) else {
            return;
        };
        self.world.forget_unused_models();
        if !self.sweeper.is_requested() {
            self.tell_left(n_left);
            self.closed.complete(n_left > 0);
        }
    }

    fn tell_left(&self, n_left: usize) {
        if n_left > 0 {
            let message = format!(
                "Checking drafts was stopped with {n_left} left. It goes on when something changes in the workspace, and when \
                 somebody asks where something is used."
            );
            self.log(MessageType::INFO, message);
        }
    }

    /// The drafts of all folders, in order and each once.
    fn drafts_on_disk(&self) -> Vec<PathBuf> {
        let folders = if self.world.checks_closed() {
            self.world.folders()
        } else {
            Vec::new()
        };
        // A folder that is not there yet is nothing to tell.
        let found = folders.iter().filter(|it| it.is_dir()).flat_map(|folder| {
            let is_over = || self.ending.is_cancelled();
            let files = Walk::default().files(folder, |path| self.is_draft(path), is_over);
            files.take(MOST_DRAFTS + 1)
        });
        let mut paths = Vec::new();
        for draft in found {
            match draft {
                Ok(path) => paths.push(path),
                Err(it) => self.log_once(format!("{} is left out: {it}.", it.path.display())),
            }
        }
        paths.sort_unstable();
        paths.dedup();
        if paths.len() > MOST_DRAFTS {
            self.log_once(format!(
                "The workspace holds more than {MOST_DRAFTS} drafts; the rest is checked only when it is opened."
            ));
            paths.truncate(MOST_DRAFTS);
        }
        paths
    }

    /// Whether a file is a draft: by its ending, or because its project says so.
    fn is_draft(&self, path: &Path) -> bool {
        draft_format(path).is_some() || self.world.format_of(path).is_some()
    }

    fn is_stale(&self, path: &Path) -> bool {
        if self.files().is_open_at(path) {
            return false;
        }
        let Some(known) = self.closed.get(path) else {
            return true;
        };
        let fresh = |inputs: &Inputs| known.origin.is_with(inputs);
        !known.origin.is_of(Stamp::of(path))
            || !(known.origin.is_at(self.world.revision()) || fresh(&self.inputs_of(path)))
    }

    fn inputs_of(&self, path: &Path) -> Inputs {
        let format = draft_format(path).unwrap_or_default();
        self.world.inputs(format, Some(path)).0
    }

    /// Checks these drafts, one after another; how many are left where the person stops it, and `None` if the server ends.
    fn check_all(self: &Arc<State>, paths: &[PathBuf]) -> Option<usize> {
        let shown = paths.len() >= MUCH && self.client().shows_progress;
        let display = shown.then(|| Display::new(self, "Checking drafts"));
        for (idx, path) in paths.iter().enumerate() {
            self.analyst.idle();
            if self.ending.is_cancelled() {
                return None;
            }
            if display.as_ref().is_some_and(Display::is_cancelled) {
                return Some(paths.len() - idx);
            }
            self.check_closed(path);
            if let Some(display) = display.as_ref().filter(|_| idx % STEP == 0) {
                display.report(idx, paths.len());
            }
        }
        Some(0)
    }

    /// Checks one draft, and puts it on its shelf unless somebody has opened it meanwhile.
    fn check_closed(&self, path: &Path) {
        let Ok(uri) = Url::from_file_path(path) else {
            return;
        };
        let (revision, stamp) = (self.world.revision(), Stamp::of(path));
        let inputs = self.inputs_of(path);
        let draft = ClosedDraft {
            uri,
            diagnostics: Box::default(),
            result_id: result_id(&[]),
            usages: Box::default(),
            counts: LedgerCounts::default(),
            origin: Origin::new(stamp, revision, &inputs),
        };
        let checked = match read_text(path) {
            Ok(text) => self.checked(draft, &Text::from(text.as_str()), &inputs),
            // Deleted since the folder was listed: the next sweep does not meet it, which is nothing to tell.
            Err(_) if path.symlink_metadata().is_err() => None,
            Err(why) => {
                self.log_once(format!("{} is left out: {why}.", path.display()));
                Some(draft)
            }
        };
        if let Some(draft) = checked {
            self.shelve(path, draft);
        }
    }

    /// The draft with what was found in its text; `None` if the server ends.
    fn checked(&self, draft: ClosedDraft, text: &Text, inputs: &Inputs) -> Option<ClosedDraft> {
        let analyzed = catch_unwind(AssertUnwindSafe(|| {
            let analysis = analyze_unless(text, inputs, Known::default(), &self.ending).ok()?;
            let diagnostics = self.found_in_closed(&draft.uri, &analysis);
            let usages = self.used_in_closed(&analysis);
            Some((diagnostics, usages, ledger_counts(&analysis)))
        }));
        let Ok(summary) = analyzed else {
            self.log(
                MessageType::ERROR,
                format!("An internal error kept {} from being checked.", draft.uri),
            );
            return Some(draft);
        };
        let (diagnostics, usages, counts) = summary?;
        Some(ClosedDraft {
            result_id: result_id(&diagnostics),
            diagnostics,
            usages,
            counts,
            ..draft
        })
    }

    fn found_in_closed(&self, uri: &Url, analysis: &Analysis) -> Box<[Diagnostic]> {
        let diagnose = Diagnose {
            uri: uri.as_str(),
            text: &analysis.text,
            client: self.client(),
            texts: &self.texts,
        };
        if let Some(message) = too_many(uri.as_str(), analysis) {
            self.log_once(message);
        }
        diagnose.all(analysis).into()
    }

    fn used_in_closed(&self, analysis: &Analysis) -> Usages {
        let (text, encoding) = (&analysis.text, self.client().encoding);
        let closed = |usage| ClosedUsage::new(text, usage, encoding);
        let model = &analysis.inputs.model;
        let all = all_usages(analysis).into_iter();
        let usages = all.map(|(subject, found)| RecordUsages {
            file: file_of_record(model, &subject).map(|it| self.closed.shared(it)),
            subject,
            places: found.into_iter().map(closed).collect(),
        });
        usages.collect()
    }

    fn shelve(&self, path: &Path, draft: ClosedDraft) {
        // Under the lock, so that nobody opens the draft in between.
        let files = self.files();
        if files.is_open_at(path) {
            return;
        }
        let diagnostics = draft.diagnostics.clone();
        let uri = draft.uri.clone();
        let before = self.closed.put(path.to_owned(), draft);
        let told = before.map(|it| it.diagnostics.clone()).unwrap_or_default();
        if told != diagnostics {
            self.publish_closed(&uri, &diagnostics);
        }
    }

    /// Takes a draft off its shelf that was opened; what was told of it is told again, or taken back, under the client's
    /// name for it.
    pub(crate) fn unshelve(&self, path: &Path, uri: &str) {
        let taken = self.closed.take(path);
        if let Some(draft) = taken.filter(|it| it.uri.as_str() != uri) {
            self.withdraw_closed(&draft);
        }
    }

    fn withdraw_closed(&self, draft: &ClosedDraft) {
        if !draft.diagnostics.is_empty() {
            self.publish_closed(&draft.uri, &[]);
        }
    }

    pub(super) fn publish_closed(&self, uri: &Url, diagnostics: &[Diagnostic]) {
        if !self.client().pulls_diagnostics {
            self.outbox.notify::<PublishDiagnostics>(&Published {
                uri: uri.as_str(),
                version: None,
                diagnostics,
            });
        }
    }
}

/// Lets the other threads of the process go first. Only Linux has priorities for single threads under POSIX's call.
#[cfg(target_os = "linux")]
pub(crate) fn give_way() {
    // Without it the sweep asks the analyst all the same.
    let _ = rustix::process::setpriority_process(None, 10);
}

/// Elsewhere the sweep only asks the analyst.
#[cfg(not(target_os = "linux"))]
pub(crate) fn give_way() {}
