//! A wish to stop, shared by who asks and who works.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Tells long work that nobody waits for it any more. A clone is the same token. The work asks at its natural joints.
#[derive(Clone, Debug, Default)]
pub struct Cancel {
    asked: Arc<AtomicBool>,
}

impl Cancel {
    /// Asks the work to stop; once asked, always asked.
    pub fn cancel(&self) {
        self.asked.store(true, Ordering::Relaxed);
    }

    /// Whether the work should stop.
    pub fn is_cancelled(&self) -> bool {
        self.asked.load(Ordering::Relaxed)
    }
}
