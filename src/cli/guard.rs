//! A fault of copydesk on one text must not cost the others their results.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// Does `work`; a panic in it, whose message has gone to standard error, becomes an error for people.
///
/// What `work` was writing to may be half written: the caller throws it away.
pub(super) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work))
        .map_err(|_| "copydesk failed on this text; please report it".to_owned())
}
