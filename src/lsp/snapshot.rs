//! One version of one open document, and its analysis once somebody has asked for it.
//!
//! A snapshot never changes: a request that holds one answers for exactly the text that it was asked about. Its analysis
//! is made at most once, by whoever needs it first, and takes over what the document's last analysis already knew. Once
//! the document has moved on, an analysis that is not finished is broken off: nobody can use it but as a start for the
//! next one.

use std::hash::Hasher;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use rustc_hash::FxHasher;
use tokio::time::Instant;
use tower_lsp::jsonrpc::{Error, ErrorCode};

use super::blocking::elsewhere;
use super::uri::DocumentKey;
use super::world::SharedInputs;
use crate::ide::{Analysis, Cancel, Known, Unfinished, analyze_unless};
use crate::text::Text;

/// An analysis that is expected to take less is tried on the thread that reads the client's messages, since handing it
/// over would cost about as much; a longer one would hold up the messages behind it.
const QUICK: Duration = Duration::from_millis(3);

/// How many bytes of text such a try may recognize. What is expected can be wrong: a letter typed at the top may change
/// what the whole draft means. So much takes some two milliseconds.
const MOST_AT_ONCE: u32 = 32 << 10;

/// A document has moved on before the analysis of a version of it was finished.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Superseded;

/// As the specification has it, the client sees `ContentModified` and asks again if it still wants to know.
impl From<Superseded> for Error {
    fn from(_: Superseded) -> Error {
        Error {
            message: "the document has changed since".into(),
            ..Error::new(ErrorCode::ServerError(-32801))
        }
    }
}

/// What a document is to copydesk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// A draft to check.
    Draft,
    /// A model file.
    Model,
    /// The ignore notes of a folder.
    Notes,
    /// A project's `copydesk.toml`.
    Settings,
    /// Kept in step and left alone: a language that is none of ours, or a text beyond [`super::open_files::LARGEST_CHECKED`].
    Untouched,
}

/// One version of one document.
#[derive(Debug)]
pub(crate) struct Snapshot {
    /// The document.
    pub(crate) key: DocumentKey,
    /// Its URI as the client writes it.
    pub(crate) uri: Arc<str>,
    /// Its path where it is a file, as [`super::home`] has it.
    pub(crate) path: Option<Arc<Path>>,
    /// The client's number of this version, where it gave one.
    pub(crate) version: Option<i64>,
    /// The text.
    pub(crate) text: Text,
    /// What the document is to us.
    pub(crate) role: Role,
    /// What its analysis depends on besides the text.
    pub(crate) inputs: SharedInputs,
    /// Rises with every snapshot of the server.
    pub(crate) epoch: u64,
    pub(crate) memory: Arc<Memory>,
    /// Cancelled when another snapshot takes the place of this one.
    pub(crate) superseded: Cancel,
    pub(crate) analysis: OnceLock<Result<Arc<Analysis>, Superseded>>,
    /// Held by who makes the analysis.
    pub(crate) making: Mutex<()>,
}

/// What is remembered from version to version of one open document.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    latest: Mutex<Option<(u64, Arc<Analysis>)>>,
    /// The analysis that was broken off last, until one is finished.
    unfinished: Mutex<Option<Arc<Unfinished>>>,
    /// The analysis before the latest, until there is time to let go of it.
    retired: Mutex<Option<Arc<Analysis>>>,
    /// How long the last analysis that built on another took.
    nanoseconds: AtomicU64,
    /// The hash of the diagnostics that the client has, with their version; `None` where it has none.
    sent: Mutex<Option<u64>>,
}

impl Snapshot {
    /// Its path where it is a file.
    pub(crate) fn path(&self) -> Option<PathBuf> {
        self.path.as_deref().map(Path::to_owned)
    }

    /// The analysis; made now if nobody has made it, or waited for if somebody is at it.
    pub(crate) fn analysis(&self) -> Result<&Arc<Analysis>, Superseded> {
        if self.analysis.get().is_none() {
            let _making = self.making.lock().unwrap_or_else(PoisonError::into_inner);
            self.analysis
                .get_or_init(|| self.analyze(&self.superseded).ok_or(Superseded));
        }
        self.made().unwrap_or(Err(Superseded))
    }

    /// The analysis if it is there, or can be had in the time of a few paragraphs.
    pub(crate) fn analysis_at_once(&self) -> Option<Result<&Arc<Analysis>, Superseded>> {
        if self.analysis.get().is_none() && self.is_quick() {
            // Somebody who is at it now has been for longer than a few paragraphs take.
            let _making = self.making.try_lock().ok()?;
            if self.analysis.get().is_none() {
                let analysis = self.analyze(&self.superseded.within(MOST_AT_ONCE));
                let superseded = self.superseded.is_cancelled().then_some(Err(Superseded));
                let _ = self.analysis.set(analysis.map(Ok).or(superseded)?);
            }
        }
        self.made()
    }

    fn made(&self) -> Option<Result<&Arc<Analysis>, Superseded>> {
        let made = self.analysis.get()?;
        Some(made.as_ref().map_err(|superseded| *superseded))
    }

    /// Makes the analysis; `None` if `cancel` broke it off.
    fn analyze(&self, cancel: &Cancel) -> Option<Arc<Analysis>> {
        let (previous, unfinished) = (self.memory.latest(), self.memory.unfinished());
        let known = Known {
            previous: previous.as_deref(),
            unfinished: unfinished.as_deref(),
        };
        let started = Instant::now();
        match analyze_unless(&self.text, &self.inputs, known, cancel) {
            Ok(analysis) => {
                let analysis = Arc::new(analysis);
                if previous.is_some() {
                    self.memory.took(started.elapsed());
                }
                self.memory.keep(self.epoch, &analysis);
                Some(analysis)
            }
            Err(unfinished) => {
                self.memory.keep_unfinished(unfinished);
                None
            }
        }
    }

    /// Whether the analysis is expected to be made in no time.
    fn is_quick(&self) -> bool {
        self.superseded.is_cancelled()
            || self.memory.latest().is_some_and(|latest| {
                // After a change of the model everything is recognized again.
                Arc::ptr_eq(&latest.inputs.model, &self.inputs.model)
                    && self.memory.last_took() <= QUICK
            })
    }

    /// The analysis without holding up the messages behind a request: what takes long is made on a thread for such work.
    pub(crate) async fn analyzed(self: &Arc<Snapshot>) -> Result<Arc<Analysis>, Superseded> {
        if let Some(made) = self.analysis_at_once() {
            return made.cloned();
        }
        let snapshot = Arc::clone(self);
        let made = elsewhere(move || snapshot.analysis().cloned()).await;
        // It fails only by a panic, which then happens here again and is answered as one.
        made.unwrap_or_else(|| self.analysis().cloned())
    }
}

impl Memory {
    /// Forgets everything, so that the next analysis starts from scratch.
    pub(crate) fn forget(&self) {
        *self.latest.lock().unwrap_or_else(PoisonError::into_inner) = None;
        *self.lock_unfinished() = None;
        self.withdrawn();
    }

    fn lock_unfinished(&self) -> MutexGuard<'_, Option<Arc<Unfinished>>> {
        self.unfinished
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    fn unfinished(&self) -> Option<Arc<Unfinished>> {
        self.lock_unfinished().clone()
    }

    /// Keeps an analysis that was broken off, unless the one before it had come further.
    fn keep_unfinished(&self, unfinished: Box<Unfinished>) {
        let mut kept = self.lock_unfinished();
        if kept
            .as_ref()
            .is_none_or(|it| it.pages_done() <= unfinished.pages_done())
        {
            *kept = Some(Arc::from(unfinished));
        }
    }

    fn latest(&self) -> Option<Arc<Analysis>> {
        let latest = self.latest.lock().unwrap_or_else(PoisonError::into_inner);
        latest.as_ref().map(|(_, analysis)| Arc::clone(analysis))
    }

    /// Keeps an analysis unless that of a later snapshot is already there.
    fn keep(&self, epoch: u64, analysis: &Arc<Analysis>) {
        let mut latest = self.latest.lock().unwrap_or_else(PoisonError::into_inner);
        if latest.as_ref().is_none_or(|(kept, _)| *kept <= epoch) {
            let replaced = latest.replace((epoch, Arc::clone(analysis)));
            drop(latest);
            // Letting go of a long draft's analysis takes a while; nobody should wait for an answer meanwhile.
            self.retire(replaced.map(|(_, analysis)| analysis));
            *self.lock_unfinished() = None;
        }
    }

    /// Lets go of what is not needed any more; for when nobody waits.
    pub(crate) fn let_go(&self) {
        self.retire(None);
    }

    fn retire(&self, analysis: Option<Arc<Analysis>>) {
        let mut retired = self.retired.lock().unwrap_or_else(PoisonError::into_inner);
        let before = std::mem::replace(&mut *retired, analysis);
        drop(retired);
        drop(before);
    }

    /// Notes that the client is sent diagnostics in this frame, which names their version; whether it has others now.
    ///
    /// A model file is looked at again whenever a draft that it quotes is typed in, and a draft whenever a model changes;
    /// mostly nothing comes of it, and the client would draw the same again.
    pub(crate) fn is_news(&self, frame: &[u8]) -> bool {
        let mut hasher = FxHasher::default();
        hasher.write(frame);
        let new = hasher.finish();
        self.lock_sent().replace(new) != Some(new)
    }

    /// Notes that the client was told to take its diagnostics away.
    pub(crate) fn withdrawn(&self) {
        *self.lock_sent() = None;
    }

    fn lock_sent(&self) -> MutexGuard<'_, Option<u64>> {
        self.sent.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn took(&self, time: Duration) {
        let nanoseconds = u64::try_from(time.as_nanos()).unwrap_or(u64::MAX);
        self.nanoseconds.store(nanoseconds, Ordering::Relaxed);
    }

    fn last_took(&self) -> Duration {
        Duration::from_nanos(self.nanoseconds.load(Ordering::Relaxed))
    }
}
