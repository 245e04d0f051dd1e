//! Requests of ours to the client, and its answers.
//!
//! Clients may answer late, wrongly or never, so nothing here waits for ever, and an answer that nobody waits for is
//! dropped. tower-lsp's own client would panic on one.

use std::collections::HashMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde::Serialize;
use serde_json::Value;
use tokio::sync::oneshot;
use tower_lsp::jsonrpc::{Error, Id};
use tower_lsp::lsp_types::request::Request;

use super::outbox::Outbox;

/// How long an answer is waited for. A person may take longer to answer a question, but none of our requests asks one.
const PATIENCE: Duration = Duration::from_secs(10);

/// The requests that wait for an answer.
#[derive(Default)]
pub(crate) struct Requests {
    last_id: AtomicI64,
    waiting: Mutex<HashMap<i64, oneshot::Sender<Value>>>,
}

#[derive(Serialize)]
struct Outgoing<P> {
    jsonrpc: &'static str,
    id: i64,
    method: &'static str,
    params: P,
}

fn request<R: Request>(id: i64, params: R::Params) -> impl Serialize {
    Outgoing {
        jsonrpc: "2.0",
        id,
        method: R::METHOD,
        params,
    }
}

impl Requests {
    /// Sends a request and waits for its result; `None` on an error, on silence and on a result of another type.
    ///
    /// The request is sent when this is called, not when it is awaited. Never await it where messages are handled.
    pub(crate) fn send<R: Request>(
        &self,
        outbox: &Outbox,
        params: R::Params,
    ) -> impl Future<Output = Option<R::Result>> + use<'_, R> {
        let id = self.next_id();
        let (sender, receiver) = oneshot::channel();
        self.waiting().insert(id, sender);
        outbox.send(&request::<R>(id, params));
        async move {
            let answer = tokio::time::timeout(PATIENCE, receiver).await;
            self.waiting().remove(&id);
            serde_json::from_value(answer.ok()?.ok()?).ok()
        }
    }

    /// Sends a request whose answer says nothing.
    pub(crate) fn send_and_forget<R: Request>(&self, outbox: &Outbox, params: R::Params) {
        outbox.send(&request::<R>(self.next_id(), params));
    }

    fn next_id(&self) -> i64 {
        self.last_id.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// Takes an answer of the client.
    pub(crate) fn reply(&self, id: Id, outcome: Result<Value, Error>) {
        let Id::Number(id) = id else { return };
        let waiting = self.waiting().remove(&id);
        // Who waited sees an error as a dropped sender.
        if let (Some(sender), Ok(value)) = (waiting, outcome) {
            // Nobody listens any more where the wait was given up just now.
            let _ = sender.send(value);
        }
    }

    fn waiting(&self) -> MutexGuard<'_, HashMap<i64, oneshot::Sender<Value>>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
