//! The drafts of the workspace that nobody has opened: of each, what was found in it, and what of the model it uses.
//!
//! The analyses themselves are not kept, so a workspace of thousands of drafts costs some kilobytes for each. Who fills
//! these shelves is [`super::sweep`]; a draft that is opened leaves them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::SystemTime;

use tokio::sync::watch;
use tower_lsp::lsp_types::{Diagnostic, Range, Url};

use super::to_proto;
use super::world::same_but_model;
use crate::ide::{Agreement, Inputs, LedgerCounts, Model, Subject, Usage};
use crate::text::{PositionEncoding, Text};

/// What is known of one closed draft.
#[derive(Debug)]
pub(crate) struct ClosedDraft {
    /// Its URI, as we write it.
    pub(crate) uri: Url,
    /// What was found in it; empty for one that could not be read.
    pub(crate) diagnostics: Box<[Diagnostic]>,
    /// The name of these diagnostics.
    pub(crate) result_id: String,
    /// Where it uses which record of the model, in reading order.
    pub(crate) usages: Usages,
    /// How many of its figures stand how.
    pub(crate) counts: LedgerCounts,
    /// What it was made from.
    pub(crate) origin: Origin,
}

/// Where closed drafts use which record, by its id.
pub(crate) type Usages = Box<[RecordUsages]>;

/// The places at which a closed draft uses a record of the model.
#[derive(Clone, Debug)]
pub(crate) struct RecordUsages {
    pub(crate) subject: Subject,
    /// The model file that the record stands in, see [`crate::ide::file_of_record`].
    pub(crate) file: Option<Arc<str>>,
    /// In reading order.
    pub(crate) places: Box<[ClosedUsage]>,
}

/// A place at which a closed draft uses a record of the model.
#[derive(Clone, Debug)]
pub(crate) struct ClosedUsage {
    /// Where.
    pub(crate) range: Range,
    /// The text that stands there.
    pub(crate) text: Box<str>,
    /// The figure of a statement as it is printed.
    pub(crate) figure: Option<Box<str>>,
    /// Whether a statement agrees with its fact.
    pub(crate) agreement: Option<Agreement>,
}

impl ClosedUsage {
    /// A usage in a draft with this text, as a client counts its places.
    pub(crate) fn new(text: &Text, usage: Usage, encoding: PositionEncoding) -> ClosedUsage {
        ClosedUsage {
            range: to_proto::range(text, usage.span, encoding),
            text: text.slice(usage.span).into(),
            figure: usage.printed.map(Into::into),
            agreement: usage.agreement,
        }
    }
}

/// What a closed draft was read from and checked against.
#[derive(Debug)]
pub(crate) struct Origin {
    stamp: Stamp,
    /// The revision of the world that the inputs come from.
    revision: u64,
    /// The inputs but for the model: kept alive for every draft, the models of stories would fill the memory.
    inputs: Inputs,
    model: Weak<Model>,
}

/// When a file was changed last and how long it is; `None` where the system does not say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Stamp(Option<(SystemTime, u64)>);

/// How far the work on closed drafts has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Progress {
    /// Rises with every change of what is known.
    pub(crate) revision: u64,
    /// Whether all drafts are known as they stand, but for those that the person wanted to be left alone.
    pub(crate) complete: bool,
    /// Whether the person has stopped the work, so that some drafts may be left.
    pub(crate) stopped: bool,
    /// Whether the server is about to end, so that nothing more will come.
    pub(crate) ended: bool,
}

/// The closed drafts of the workspace.
#[derive(Debug, Default)]
pub(crate) struct ClosedDrafts {
    drafts: Mutex<BTreeMap<PathBuf, Arc<ClosedDraft>>>,
    /// The model files that their records stand in.
    files: Mutex<BTreeSet<Arc<str>>>,
    progress: watch::Sender<Progress>,
}

impl Stamp {
    /// The stamp of the file at `path` now.
    pub(crate) fn of(path: &Path) -> Stamp {
        let metadata = path.metadata().ok();
        Stamp(metadata.and_then(|it| Some((it.modified().ok()?, it.len()))))
    }
}

impl Origin {
    /// The origin of a draft that was read and checked now.
    pub(crate) fn new(stamp: Stamp, revision: u64, inputs: &Inputs) -> Origin {
        Origin {
            stamp,
            revision,
            inputs: Inputs {
                model: Arc::default(),
                ..inputs.clone()
            },
            model: Arc::downgrade(&inputs.model),
        }
    }

    /// Whether it is of the file as it stands.
    pub(crate) fn is_of(&self, stamp: Stamp) -> bool {
        self.stamp == stamp && stamp != Stamp::default()
    }

    /// Whether the inputs come from this revision of the world.
    pub(crate) fn is_at(&self, revision: u64) -> bool {
        self.revision == revision
    }

    /// Whether the inputs are these.
    pub(crate) fn is_with(&self, inputs: &Inputs) -> bool {
        std::ptr::eq(self.model.as_ptr(), Arc::as_ptr(&inputs.model))
            && same_but_model(&self.inputs, inputs)
    }
}

impl ClosedDrafts {
    /// Puts a draft on its shelf; the one that was there.
    pub(crate) fn put(&self, path: PathBuf, draft: ClosedDraft) -> Option<Arc<ClosedDraft>> {
        let before = self.lock().insert(path, Arc::new(draft));
        self.tell(|_| {});
        before
    }

    /// Takes a draft away that was opened.
    pub(crate) fn take(&self, path: &Path) -> Option<Arc<ClosedDraft>> {
        let taken = self.lock().remove(path)?;
        self.tell(|_| {});
        Some(taken)
    }

    /// Takes all drafts away but those at `paths`, which are in order; those that were taken.
    pub(crate) fn keep_only(&self, paths: &[PathBuf]) -> Vec<Arc<ClosedDraft>> {
        let is_gone = |path: &PathBuf, _: &mut Arc<ClosedDraft>| paths.binary_search(path).is_err();
        let gone: Vec<_> = self.lock().extract_if(.., is_gone).map(|it| it.1).collect();
        if !gone.is_empty() {
            self.tell(|_| {});
        }
        gone
    }

    /// The draft at `path`.
    pub(crate) fn get(&self, path: &Path) -> Option<Arc<ClosedDraft>> {
        self.lock().get(path).cloned()
    }

    /// All drafts, by path.
    pub(crate) fn all(&self) -> Vec<Arc<ClosedDraft>> {
        self.lock().values().cloned().collect()
    }

    /// The closed drafts that use a record, by path, and where. With a model `file` the record there alone, and not another of
    /// the same id.
    pub(crate) fn uses(
        &self,
        subject: &Subject,
        file: Option<&str>,
    ) -> Vec<(Arc<ClosedDraft>, RecordUsages)> {
        let found = self.all().into_iter().filter_map(|draft| {
            let at = draft.usages.binary_search_by(|it| it.subject.cmp(subject));
            let found = draft.usages.get(at.ok()?)?.clone();
            let is_it = file.is_none_or(|it| found.file.as_deref() == Some(it));
            is_it.then_some((draft, found))
        });
        found.collect()
    }

    /// One name for equal ones, since thousands of usages are of few files.
    pub(crate) fn shared(&self, file: &str) -> Arc<str> {
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = files.get(file) {
            return Arc::clone(known);
        }
        let new: Arc<str> = file.into();
        files.insert(Arc::clone(&new));
        new
    }

    /// Notes that there is work to do.
    pub(crate) fn begin(&self) {
        self.tell(|progress| (progress.complete, progress.stopped) = (false, false));
    }

    /// Notes that all drafts are known as they stand, or that the person has `stopped` the work before.
    pub(crate) fn complete(&self, stopped: bool) {
        self.tell(|progress| (progress.complete, progress.stopped) = (true, stopped));
    }

    /// Whether the person has stopped the work.
    pub(crate) fn is_stopped(&self) -> bool {
        self.progress.borrow().stopped
    }

    /// Notes that nothing more will come.
    pub(crate) fn end(&self) {
        self.tell(|progress| progress.ended = true);
    }

    /// How far the work has come, to be looked at and waited for.
    pub(crate) fn progress(&self) -> watch::Receiver<Progress> {
        self.progress.subscribe()
    }

    /// Waits until all drafts are known as they stand, or nothing more will come.
    pub(crate) async fn completed(&self) {
        // The sender is ours and lives as long as this.
        let mut progress = self.progress();
        let _ = progress.wait_for(|it| it.complete || it.ended).await;
    }

    fn tell(&self, change: impl FnOnce(&mut Progress)) {
        self.progress.send_modify(|progress| {
            progress.revision += 1;
            change(progress);
        });
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<PathBuf, Arc<ClosedDraft>>> {
        self.drafts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(path: &str, file: &str, subjects: &[&str]) -> (PathBuf, ClosedDraft) {
        let usage = ClosedUsage {
            range: Range::default(),
            text: "X".into(),
            figure: None,
            agreement: None,
        };
        let usages = subjects.iter().map(|id| RecordUsages {
            subject: Subject::Entity((*id).to_owned()),
            file: Some(file.into()),
            places: vec![usage.clone()].into(),
        });
        let draft = ClosedDraft {
            uri: Url::from_file_path(path).expect("an absolute path"),
            diagnostics: Box::default(),
            result_id: String::new(),
            usages: usages.collect(),
            counts: LedgerCounts::default(),
            origin: Origin::new(Stamp::default(), 0, &Inputs::default()),
        };
        (path.into(), draft)
    }

    #[test]
    fn mentions_of_all_that_are_there() {
        let closed = ClosedDrafts::default();
        let drafts = [
            ("/b.md", "/m.json", vec!["x"]),
            ("/a.md", "/m.json", vec!["w", "x", "y"]),
            ("/c.md", "/n.json", vec!["x", "z"]),
        ];
        for (path, file, subjects) in drafts {
            let (path, draft) = draft(path, file, &subjects);
            assert!(closed.put(path, draft).is_none());
        }
        let of_any = closed.uses(&Subject::Entity("x".to_owned()), None);
        assert_eq!(of_any.len(), 3);
        let files = |id: &str| -> Vec<String> {
            let found = closed.uses(&Subject::Entity(id.to_owned()), Some("/m.json"));
            let paths = found.iter().map(|(it, _)| it.uri.path().to_owned());
            paths.collect()
        };
        assert_eq!(files("x"), ["/a.md", "/b.md"]);
        assert_eq!(files("w"), ["/a.md"]);
        assert_eq!(files("z"), [""; 0]);
        let gone = closed.keep_only(&["/b.md".into(), "/c.md".into()]);
        assert_eq!(gone.len(), 1);
        assert_eq!(files("x"), ["/b.md"]);
        assert!(closed.take(Path::new("/b.md")).is_some());
        assert!(files("x").is_empty());
    }

    #[test]
    fn an_origin_knows_what_it_was_made_from() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.md");
        std::fs::write(&path, "one").expect("a file");
        let inputs = Inputs::default();
        let origin = Origin::new(Stamp::of(&path), 7, &inputs);
        assert!(origin.is_of(Stamp::of(&path)) && origin.is_at(7) && origin.is_with(&inputs));
        std::fs::write(&path, "three").expect("a file");
        assert!(!origin.is_of(Stamp::of(&path)));
        let other = Inputs {
            model: Arc::default(),
            ..inputs
        };
        assert!(!origin.is_with(&other));
        let missing = Origin::new(Stamp::default(), 7, &other);
        assert!(!missing.is_of(Stamp::of(&folder.path().join("none"))));
    }
}
