//! The server of a simulation: what its threads do, step by step.

use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use tokio::runtime::{Builder, Runtime};

use crate::lsp::outbox::Outbox;
use crate::lsp::serve::service;
use crate::lsp::server::Server;
use crate::lsp::snapshot::Snapshot;
use crate::lsp::state::State;
use crate::lsp::transport::{Front, Transport};

/// A server without threads.
pub(super) struct Host<'a> {
    state: &'a Arc<State>,
    transport: Transport<'a, Server, State>,
    runtime: &'a Runtime,
    /// What the analyst is at.
    in_hand: Option<Arc<Snapshot>>,
}

impl Host<'_> {
    /// Runs with a server that lives so long.
    pub(super) fn with(run: impl FnOnce(&mut Host<'_>)) {
        let runtime = Builder::new_current_thread()
            .enable_time()
            .start_paused(true)
            .build();
        let runtime = runtime.expect("a runtime");
        let handle = runtime.handle().clone();
        let _in_runtime = handle.enter();
        let outbox = Outbox::unwritten();
        let state = Arc::new(State::new(outbox.clone(), None));
        state.prepare();
        run(&mut Host {
            transport: Transport::new(service(&state), &*state, &outbox, &handle),
            state: &state,
            runtime: &runtime,
            in_hand: None,
        });
        state.end();
    }

    /// A message of the client arrives.
    pub(super) fn receive(&mut self, message: &Value) {
        self.trace(|| format!("client: {message}"));
        let ending = self.transport.message(&message.to_string());
        assert!(ending.is_none(), "{message} ended the server");
    }

    /// What happens, where somebody looks at one seed.
    #[expect(
        clippy::print_stderr,
        reason = "only while a failing seed is looked at"
    )]
    pub(super) fn trace(&self, what: impl FnOnce() -> String) {
        if std::env::var_os("COPYDESK_TRACE").is_some() {
            eprintln!("{}", what());
        }
    }

    /// All messages that have arrived are handled.
    pub(super) fn rest(&self) {
        self.state.at_rest();
    }

    /// Tasks that can go on do so, once each or a little more.
    pub(super) fn turn(&self) {
        self.runtime.block_on(async {
            for _ in 0..4 {
                tokio::task::yield_now().await;
            }
        });
    }

    /// Time passes, in milliseconds.
    pub(super) fn pass(&self, milliseconds: u64) {
        self.runtime
            .block_on(tokio::time::advance(Duration::from_millis(milliseconds)));
        self.turn();
    }

    /// The analyst takes a document in hand, or is done with the one it has; false if there is none.
    pub(super) fn analyst(&mut self) -> bool {
        match self.in_hand.take() {
            Some(snapshot) => {
                self.trace(|| {
                    format!("analyst: done with {} {:?}", snapshot.uri, snapshot.version)
                });
                self.state.analyse(&snapshot);
            }
            None => {
                self.in_hand = self.state.analyst.try_next();
                return self.in_hand.is_some();
            }
        }
        true
    }

    /// Models are loaded, where that was asked for.
    pub(super) fn load(&mut self) -> bool {
        let asked = self.state.loader.try_next();
        if asked {
            self.trace(|| "loader: loads".to_owned());
            self.state.reload();
        }
        asked
    }

    /// The closed drafts are looked at, where that was asked for and the analyst rests: it waits for that itself, and here
    /// nobody else could go on meanwhile.
    pub(super) fn sweep(&mut self) -> bool {
        if self.in_hand.is_some() || !self.state.analyst.is_at_rest() {
            return false;
        }
        let asked = self.state.sweeper.try_next();
        if asked {
            self.trace(|| "sweeper: sweeps".to_owned());
            self.state.sweep();
        }
        asked
    }

    /// Does everything that is due, but for what waits for the client.
    pub(super) fn settle(&mut self) {
        loop {
            self.rest();
            self.turn();
            if !(self.analyst() || self.load() || self.sweep()) {
                break;
            }
        }
    }

    /// The client is gone.
    pub(super) fn end(&mut self) {
        self.state.end();
    }

    /// Reads up to `most` messages.
    pub(super) fn read(&self, most: usize) -> Vec<Value> {
        let frames = self.state.outbox.take(most).into_iter();
        frames.map(|it| body(&it)).collect()
    }
}

fn body(frame: &[u8]) -> Value {
    let head = frame
        .windows(4)
        .position(|it| it == b"\r\n\r\n")
        .expect("a head");
    serde_json::from_slice(&frame[head + 4..]).expect("JSON")
}
