//! The way out: whole frames in order, never blocking who sends.
//!
//! A client may stop reading for as long as it likes; handlers and the reader of our input must not wait for it, or two
//! full pipes face each other for ever. So frames queue without limit of number, and a thread of its own writes them. A
//! client that lets [`MOST_QUEUED`] bytes pile up is gone for all practical purposes, and serving it ends.

use std::io::{self, Write};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use serde::Serialize;
use tower_lsp::lsp_types::notification::Notification;

use super::frame::frame;

/// The bytes that may wait for a client that does not read. Some 20,000 answers of 10 KB.
const MOST_QUEUED: usize = 256 << 20;

/// Where frames go.
pub(crate) trait Sink: Send + 'static {
    /// Writes all bytes, waiting as long as it takes.
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()>;
}

impl<W: Write + Send + 'static> Sink for W {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        Write::write_all(self, bytes)?;
        self.flush()
    }
}

/// A way to write without waiting, beside the [`Sink`]: how many of the bytes could be written at once. It spares the
/// hop to the writer's thread, about a third of a short answer's latency.
pub(crate) type AtOnce = fn(&[u8]) -> usize;

/// What to do when the client can no longer be reached.
pub(crate) type OnBroken = fn();

/// The sending half; clones share one queue.
#[derive(Clone)]
pub(crate) struct Outbox(Arc<Inner>);

struct Inner {
    queue: Mutex<Queue>,
    changed: Condvar,
    at_once: Option<AtOnce>,
    on_broken: OnBroken,
}

#[derive(Default)]
struct Queue {
    frames: Vec<Vec<u8>>,
    bytes: usize,
    /// The writer is at work on frames that it took from the queue.
    writing: bool,
    closed: bool,
    broken: bool,
}

impl Outbox {
    /// Starts the writer's thread. `on_broken` is called once, when writing fails or too much waits.
    pub(crate) fn start(
        sink: impl Sink,
        at_once: Option<AtOnce>,
        on_broken: OnBroken,
    ) -> io::Result<Outbox> {
        let outbox = Outbox(Arc::new(Inner {
            queue: Mutex::default(),
            changed: Condvar::new(),
            at_once,
            on_broken,
        }));
        let inner = Arc::clone(&outbox.0);
        std::thread::Builder::new()
            .name("lsp-writer".into())
            .spawn(move || inner.write_until_closed(sink))?;
        Ok(outbox)
    }

    /// An outbox that nobody writes from: a simulation takes the frames itself.
    #[cfg(test)]
    pub(crate) fn unwritten() -> Outbox {
        Outbox(Arc::new(Inner {
            queue: Mutex::default(),
            changed: Condvar::new(),
            at_once: None,
            on_broken: || {},
        }))
    }

    /// Takes up to `most` frames, as a client that reads so much.
    #[cfg(test)]
    pub(crate) fn take(&self, most: usize) -> Vec<Vec<u8>> {
        let mut queue = self.0.lock();
        let most = most.min(queue.frames.len());
        let taken: Vec<_> = queue.frames.drain(..most).collect();
        queue.bytes -= taken.iter().map(Vec::len).sum::<usize>();
        taken
    }

    /// Sends a message.
    pub(crate) fn send(&self, message: &impl Serialize) {
        self.send_frame(frame(message));
    }

    /// Sends a notification.
    pub(crate) fn notify<N: Notification>(&self, params: &impl Serialize) {
        self.send(&notification::<N>(params));
    }

    /// Sends a frame that [`frame`] made.
    pub(crate) fn send_frame(&self, mut frame: Vec<u8>) {
        let mut queue = self.0.lock();
        // Behind the last words there may be no writer any more, and whoever closes would wait for one.
        if queue.broken || queue.closed {
            return;
        }
        if let Some(at_once) = self.0.at_once
            && queue.frames.is_empty()
            && !queue.writing
        {
            let written = at_once(&frame);
            if written >= frame.len() {
                return;
            }
            frame.drain(..written);
        }
        queue.bytes += frame.len();
        queue.frames.push(frame);
        let overfull = queue.bytes > MOST_QUEUED;
        if overfull {
            self.0.give_up(queue);
        } else {
            drop(queue);
            self.0.changed.notify_all();
        }
    }

    /// Gives up on the client, as when writing to it fails.
    pub(crate) fn abandon(&self) {
        let queue = self.0.lock();
        self.0.give_up(queue);
    }

    /// Waits for `time`, or until the outbox closes or breaks; whether it is still open.
    pub(crate) fn is_open_after(&self, time: Duration) -> bool {
        let queue = self.0.lock();
        let open = |queue: &mut Queue| !queue.closed && !queue.broken;
        let (queue, _) = self
            .0
            .changed
            .wait_timeout_while(queue, time, open)
            .unwrap_or_else(PoisonError::into_inner);
        !queue.closed && !queue.broken
    }

    /// Writes what is queued, for at most `patience`, and sends nothing more.
    pub(crate) fn close(&self, patience: Duration) {
        let begun = Instant::now();
        let mut queue = self.0.lock();
        queue.closed = true;
        self.0.changed.notify_all();
        while (!queue.frames.is_empty() || queue.writing) && !queue.broken {
            let left = patience.saturating_sub(begun.elapsed());
            if left.is_zero() {
                return;
            }
            queue = self
                .0
                .changed
                .wait_timeout(queue, left)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
        }
    }
}

/// A notification of ours, serialized without a detour through `Value`; `params` may be any type of that shape.
pub(crate) fn notification<N: Notification>(params: &impl Serialize) -> impl Serialize {
    Outgoing {
        jsonrpc: "2.0",
        method: N::METHOD,
        params,
    }
}

#[derive(Serialize)]
struct Outgoing<'a, P> {
    jsonrpc: &'static str,
    method: &'static str,
    params: &'a P,
}

impl Inner {
    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn write_until_closed(&self, mut sink: impl Sink) {
        let mut batch = Vec::new();
        while let Some(frames) = self.next_frames() {
            batch.clear();
            frames
                .iter()
                .for_each(|frame| batch.extend_from_slice(frame));
            let written = sink.write_all(&batch);
            let mut queue = self.lock();
            queue.writing = false;
            if written.is_err() {
                return self.give_up(queue);
            }
            queue.bytes = queue.bytes.saturating_sub(batch.len());
            drop(queue);
            self.changed.notify_all();
            batch.shrink_to(1 << 20);
        }
    }

    /// Waits for frames and takes them; `None` once closed and empty.
    fn next_frames(&self) -> Option<Vec<Vec<u8>>> {
        let mut queue = self.lock();
        while queue.frames.is_empty() {
            if queue.closed || queue.broken {
                return None;
            }
            queue = self
                .changed
                .wait(queue)
                .unwrap_or_else(PoisonError::into_inner);
        }
        queue.writing = true;
        Some(std::mem::take(&mut queue.frames))
    }

    fn give_up(&self, mut queue: MutexGuard<'_, Queue>) {
        let first = !std::mem::replace(&mut queue.broken, true);
        queue.frames.clear();
        queue.bytes = 0;
        drop(queue);
        self.changed.notify_all();
        if first {
            (self.on_broken)();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn frames_keep_their_order_and_nobody_waits_for_a_client_that_does_not_read() {
        let (mut reader, writer) = io::pipe().expect("a pipe");
        let outbox = Outbox::start(writer, None, || {}).expect("a thread");
        for number in 0..20_000 {
            outbox.send(&number);
        }
        let reading = std::thread::spawn(move || {
            let mut all = String::new();
            reader.read_to_string(&mut all).map(|_| all)
        });
        outbox.close(Duration::from_secs(60));
        let all = reading.join().expect("no panic").expect("readable");
        let numbers: Vec<u32> = all
            .split("Content-Length: ")
            .filter_map(|it| it.split("\r\n\r\n").nth(1)?.parse().ok())
            .collect();
        assert!(numbers.into_iter().eq(0..20_000));
    }

    #[test]
    fn a_client_that_closed_its_end_breaks_the_outbox_and_closing_returns() {
        let (reader, writer) = io::pipe().expect("a pipe");
        drop(reader);
        let outbox = Outbox::start(writer, None, || {}).expect("a thread");
        outbox.send(&1);
        outbox.close(Duration::from_secs(60));
        outbox.send(&2);
        assert!(outbox.0.lock().frames.is_empty());
    }

    #[test]
    fn nothing_is_sent_behind_the_last_words_and_nobody_waits_for_it() {
        let (mut reader, writer) = io::pipe().expect("a pipe");
        let outbox = Outbox::start(writer, None, || {}).expect("a thread");
        outbox.send(&1);
        outbox.close(Duration::from_secs(60));
        outbox.send(&2);
        assert!(outbox.0.lock().frames.is_empty());
        let mut all = String::new();
        reader.read_to_string(&mut all).expect("readable");
        assert_eq!(all, "Content-Length: 1\r\n\r\n1");
    }
}
