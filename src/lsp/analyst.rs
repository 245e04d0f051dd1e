//! The one thread that analyses documents as they change.
//!
//! Invariant: of each document only the newest snapshot waits here. Nothing is delayed on purpose: with a run that takes
//! a millisecond that would only make findings older. An edit goes before documents that are looked at again for another
//! reason, such as a new model. Work that nobody waits for asks [`Analyst::idle`] before it takes a core away.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use super::snapshot::Snapshot;

/// The snapshots to analyse.
#[derive(Default)]
pub(crate) struct Analyst {
    waiting: Mutex<Waiting>,
    changed: Condvar,
    at_rest: Condvar,
}

#[derive(Default)]
struct Waiting {
    snapshots: VecDeque<Arc<Snapshot>>,
    /// A snapshot is in hand.
    busy: bool,
    closed: bool,
}

impl Analyst {
    /// Asks for the analysis of a snapshot that an edit made, before all others.
    pub(crate) fn submit_edit(&self, snapshot: Arc<Snapshot>) {
        if let Some(mut waiting) = self.room_for(&snapshot) {
            waiting.snapshots.push_front(snapshot);
            self.wake(waiting);
        }
    }

    /// Asks for the analysis of a snapshot when there is time.
    pub(crate) fn submit(&self, snapshot: Arc<Snapshot>) {
        if let Some(mut waiting) = self.room_for(&snapshot) {
            waiting.snapshots.push_back(snapshot);
            self.wake(waiting);
        }
    }

    /// Ends [`Analyst::work`], at the latest after the snapshot in hand.
    pub(crate) fn close(&self) {
        let mut waiting = self.lock();
        waiting.closed = true;
        waiting.snapshots.clear();
        drop(waiting);
        self.changed.notify_all();
        self.at_rest.notify_all();
    }

    /// Hands out snapshots until [`Analyst::close`].
    pub(crate) fn work(&self, mut handle: impl FnMut(&Arc<Snapshot>)) {
        while let Some(snapshot) = self.next() {
            handle(&snapshot);
        }
    }

    /// Waits until no document waits to be analysed.
    pub(crate) fn idle(&self) {
        let at_work = |it: &mut Waiting| !it.closed && (it.busy || !it.snapshots.is_empty());
        let waiting = self.at_rest.wait_while(self.lock(), at_work);
        drop(waiting.unwrap_or_else(PoisonError::into_inner));
    }

    fn next(&self) -> Option<Arc<Snapshot>> {
        let mut waiting = self.lock();
        waiting.busy = false;
        loop {
            if waiting.closed {
                return None;
            }
            if let Some(snapshot) = waiting.snapshots.pop_front() {
                waiting.busy = true;
                return Some(snapshot);
            }
            self.at_rest.notify_all();
            waiting = self
                .changed
                .wait(waiting)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// The next snapshot, where one waits.
    #[cfg(test)]
    pub(crate) fn try_next(&self) -> Option<Arc<Snapshot>> {
        self.lock().snapshots.pop_front()
    }

    /// Whether nothing waits.
    #[cfg(test)]
    pub(crate) fn is_at_rest(&self) -> bool {
        self.lock().snapshots.is_empty()
    }

    /// What waits, without older snapshots of the document; `None` where a newer one waits: an edit may come here after
    /// the change of the model that overtook it.
    fn room_for(&self, snapshot: &Snapshot) -> Option<MutexGuard<'_, Waiting>> {
        let mut waiting = self.lock();
        let mut same = waiting.snapshots.iter().filter(|it| it.key == snapshot.key);
        if same.any(|it| it.epoch > snapshot.epoch) {
            return None;
        }
        waiting.snapshots.retain(|it| it.key != snapshot.key);
        Some(waiting)
    }

    /// The thread sleeps only while nothing waits, so it is woken for the first snapshot alone.
    fn wake(&self, waiting: MutexGuard<'_, Waiting>) {
        let first = waiting.snapshots.len() == 1;
        drop(waiting);
        if first {
            self.changed.notify_one();
        }
    }

    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
