//! Threads that bring drafts up to date when models, settings or files change: one for those that are open, one for the
//! others of the workspace.
//!
//! Loading takes as long as the disk does, so it happens neither on the thread that reads the client's messages nor on
//! the one that analyses. Requests that come while one is under way are one request.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How long a client may wait for the shipped model: many times what it takes, and nothing that anybody sees.
const PATIENCE: Duration = Duration::from_millis(30);

/// The request to load again.
#[derive(Default)]
pub(crate) struct Loader {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    preparing: bool,
    requested: bool,
    closed: bool,
}

impl Loader {
    /// Says whether the model that every draft may need is being made.
    pub(crate) fn set_preparing(&self, preparing: bool) {
        self.lock().preparing = preparing;
        self.changed.notify_all();
    }

    /// Waits while that model is being made, for a moment at most.
    pub(crate) fn wait_prepared(&self) {
        let preparing = |state: &mut State| state.preparing && !state.closed;
        let waited = self
            .changed
            .wait_timeout_while(self.lock(), PATIENCE, preparing);
        drop(waited.unwrap_or_else(PoisonError::into_inner));
    }

    /// Asks for everything to be brought up to date.
    pub(crate) fn request(&self) {
        self.lock().requested = true;
        self.changed.notify_all();
    }

    /// Whether the work has been asked for again, or to end.
    pub(crate) fn is_requested(&self) -> bool {
        let state = self.lock();
        state.requested || state.closed
    }

    /// Ends [`Loader::work`].
    pub(crate) fn close(&self) {
        self.lock().closed = true;
        self.changed.notify_all();
    }

    /// Calls `load` for every request until [`Loader::close`].
    pub(crate) fn work(&self, mut load: impl FnMut()) {
        while self.next() {
            load();
        }
    }

    /// Takes the request there is, if any.
    #[cfg(test)]
    pub(crate) fn try_next(&self) -> bool {
        let mut state = self.lock();
        std::mem::take(&mut state.requested) && !state.closed
    }

    fn next(&self) -> bool {
        let idle = |state: &mut State| !state.requested && !state.closed;
        let mut state = self
            .changed
            .wait_while(self.lock(), idle)
            .unwrap_or_else(PoisonError::into_inner);
        state.requested = false;
        !state.closed
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
