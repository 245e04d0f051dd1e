//! Watching the client's process.
//!
//! The end of input tells that a client is gone, unless another process holds the pipe: a child that the editor started
//! later, a shell in between. `initialize` names the client's process, and the specification asks to end without it.

use std::io;
use std::time::Duration;

use super::outbox::Outbox;
use super::stdio::is_alive;

/// How often to look. Nobody waits for this; it only bounds how long an orphan stays.
const INTERVAL: Duration = Duration::from_secs(3);

/// Gives up on the client once its process is gone.
pub(crate) fn watch_client(process: i32, outbox: Outbox) -> io::Result<()> {
    std::thread::Builder::new()
        .name("lsp-watch".into())
        .spawn(move || {
            while outbox.is_open_after(INTERVAL) {
                if !is_alive(process) {
                    return outbox.abandon();
                }
            }
        })
        .map(|_| ())
}
