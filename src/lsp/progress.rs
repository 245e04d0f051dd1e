//! Showing the person how far long work has come, where the client offers it.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Value, json};
use tower_lsp::lsp_types::notification;
use tower_lsp::lsp_types::request::WorkDoneProgressCreate;
use tower_lsp::lsp_types::{NumberOrString, WorkDoneProgressCreateParams};

use super::state::State;

/// The display of one piece of work; it ends when this is dropped.
pub(crate) struct Display {
    state: Arc<State>,
    token: String,
    /// Shared with the task that waits for the client to agree.
    shown: Arc<Mutex<Shown>>,
    cancelled: Arc<AtomicBool>,
}

/// Where the display is in its life. A report between creation and the client's agreement is not sent: the client would
/// not know the token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    Asked,
    Begun,
    Ended,
}

/// The display that a person may cancel now.
#[derive(Default)]
pub(crate) struct Cancellable(Mutex<Option<(String, Arc<AtomicBool>)>>);

impl Cancellable {
    /// Takes the client's word that a person has had enough; other tokens are none of ours.
    pub(crate) fn cancel(&self, token: &Value) {
        let now = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, cancelled)) = now.as_ref().filter(|(it, _)| *token == it.as_str()) {
            cancelled.store(true, Ordering::Relaxed);
        }
    }

    fn set(&self, token: &str, cancelled: &Arc<AtomicBool>) {
        let now = Some((token.to_owned(), Arc::clone(cancelled)));
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = now;
    }
}

impl Display {
    /// Asks the client for a display, and begins it once the client has agreed. To be called where the runtime has been
    /// entered.
    pub(crate) fn new(state: &Arc<State>, title: &'static str) -> Display {
        let number = state.n_displays.fetch_add(1, Ordering::Relaxed);
        let token = format!("copydesk-{number}");
        let display = Display {
            state: Arc::clone(state),
            token: token.clone(),
            shown: Arc::new(Mutex::new(Shown::Asked)),
            cancelled: Arc::default(),
        };
        state.cancellable.set(&token, &display.cancelled);
        let params = WorkDoneProgressCreateParams {
            token: NumberOrString::String(token.clone()),
        };
        let (state, shown) = (Arc::clone(state), Arc::clone(&display.shown));
        tokio::spawn(async move {
            let requests = &state.requests;
            let agreed = requests.send::<WorkDoneProgressCreate>(&state.outbox, params);
            if agreed.await.is_some() {
                begin(&state, &token, &shown, title);
            }
        });
        display
    }

    /// Shows that `done` of `all` is done.
    pub(crate) fn report(&self, done: usize, all: usize) {
        let shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        if *shown == Shown::Begun {
            let value = json!({
                "kind": "report",
                "message": format!("{done} of {all} drafts"),
                "percentage": done * 100 / all.max(1),
            });
            send(&self.state, &self.token, value);
        }
    }

    /// Whether the person has had enough.
    pub(crate) fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        if *shown == Shown::Begun {
            send(&self.state, &self.token, json!({"kind": "end"}));
        }
        *shown = Shown::Ended;
    }
}

fn begin(state: &State, token: &str, shown: &Mutex<Shown>, title: &str) {
    let mut shown = shown.lock().unwrap_or_else(PoisonError::into_inner);
    if *shown == Shown::Asked {
        *shown = Shown::Begun;
        let value = json!({"kind": "begin", "title": title, "cancellable": true, "percentage": 0});
        send(state, token, value);
    }
}

fn send(state: &State, token: &str, value: Value) {
    state
        .outbox
        .notify::<notification::Progress>(&json!({"token": token, "value": value}));
}
