//! A wish to stop, shared by who asks and who works.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// Tells long work that nobody waits for it any more. A clone is the same token. The work asks at its natural joints.
#[derive(Clone, Debug, Default)]
pub struct Cancel {
    asked: Arc<AtomicBool>,
    /// The bytes that may still be worked on; `None` where there is no bound.
    allowance: Option<Arc<AtomicU64>>,
}

impl Cancel {
    /// The same wish, felt also before work on more than so many bytes of text: for who would rather have the work done
    /// elsewhere than wait for much of it. Bytes and no clock, so that the same text is always treated alike.
    pub fn within(&self, bytes: u32) -> Cancel {
        Cancel {
            asked: Arc::clone(&self.asked),
            allowance: Some(Arc::new(AtomicU64::new(bytes.into()))),
        }
    }

    /// Asks the work to stop; once asked, always asked.
    pub fn cancel(&self) {
        self.asked.store(true, Ordering::Relaxed);
    }

    /// Whether the work should stop.
    pub fn is_cancelled(&self) -> bool {
        self.asked.load(Ordering::Relaxed)
    }

    /// Whether the work should stop before it goes on to a piece of so many bytes.
    pub fn stops_before(&self, bytes: usize) -> bool {
        self.is_cancelled() || !self.spend(bytes as u64)
    }

    /// Whether the allowance holds `bytes` more, which are then taken from it.
    fn spend(&self, bytes: u64) -> bool {
        let Some(allowance) = &self.allowance else {
            return true;
        };
        let take = |left: u64| left.checked_sub(bytes);
        allowance
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, take)
            .is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clone_is_the_same_token() {
        let cancel = Cancel::default();
        let bounded = cancel.within(10);
        assert!(!cancel.clone().stops_before(1 << 40));
        cancel.clone().cancel();
        assert!(bounded.is_cancelled() && bounded.stops_before(0));
    }

    #[test]
    fn an_allowance_is_spent_once() {
        let cancel = Cancel::default().within(10);
        assert!(!cancel.stops_before(6));
        assert!(cancel.stops_before(6));
        assert!(!cancel.clone().stops_before(4));
        assert!(cancel.stops_before(1) && !cancel.is_cancelled());
    }
}
