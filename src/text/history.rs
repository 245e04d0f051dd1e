//! What a text remembers of its last edits, so that two snapshots of one document need not be compared byte by byte.

use std::sync::atomic::{AtomicU64, Ordering};

/// How many edits are remembered: more than come between two analyses, unless a client sends a burst.
const MAX_STEPS: usize = 32;

/// Where a text comes from. Invariant: two texts with one stamp hold the same bytes.
#[derive(Clone, Debug)]
pub(super) struct History {
    stamp: u64,
    /// The last edits, the newest last.
    steps: Vec<Step>,
}

/// An edit: which text it was made to, and what it left alone.
#[derive(Clone, Copy, Debug)]
struct Step {
    from: u64,
    kept: Kept,
}

/// The bytes at a text's start and at its end that stayed as they were.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kept {
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Default for History {
    fn default() -> History {
        History {
            stamp: new_stamp(),
            steps: Vec::new(),
        }
    }
}

fn new_stamp() -> u64 {
    static LAST: AtomicU64 = AtomicU64::new(0);
    LAST.fetch_add(1, Ordering::Relaxed)
}

impl History {
    /// Notes an edit that leaves so many bytes alone.
    pub(super) fn push(&mut self, kept: Kept) {
        if self.steps.len() == MAX_STEPS {
            self.steps.remove(0);
        }
        let from = self.stamp;
        self.steps.push(Step { from, kept });
        self.stamp = new_stamp();
    }

    /// What all edits since `earlier` left alone; `None` where they are not remembered. A text of `len` bytes is alone
    /// with itself.
    pub(super) fn kept_since(&self, earlier: &History, len: usize) -> Option<Kept> {
        let whole = Kept {
            start: len,
            end: len,
        };
        if self.stamp == earlier.stamp {
            return Some(whole);
        }
        let first = self
            .steps
            .iter()
            .rposition(|step| step.from == earlier.stamp)?;
        let steps = self.steps.iter().skip(first).map(|step| step.kept);
        steps.reduce(|a, b| Kept {
            start: a.start.min(b.start),
            end: a.end.min(b.end),
        })
    }
}
