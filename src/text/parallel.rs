//! Work on many texts at once, spread over threads.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, OnceLock};
use std::thread;

/// Each thread gets at least so much work, in bytes recognized: a thread costs some fifty microseconds, this much work
/// several times that.
const WORTH_A_THREAD: usize = 4096;

/// More threads than this gain little, and an editor has other work to do.
const MAX_THREADS: usize = 8;

/// How many threads run at once. Asking means reading files of the system, which takes longer than a keystroke's work.
static N_CORES: LazyLock<usize> =
    LazyLock::new(|| thread::available_parallelism().map_or(1, NonZero::get));

/// The results of `work` on each item, in order; `weight` tells how much work each is, in bytes recognized. Whoever is
/// free takes the next item. A panic in `work` comes out here.
pub fn in_parallel<T: Sync, R: Send + Sync>(
    items: &[T],
    weight: impl Fn(&T) -> usize,
    work: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    let total: usize = items.iter().map(weight).sum();
    let wanted = MAX_THREADS.min(total / WORTH_A_THREAD).min(items.len());
    if wanted < 2 {
        return items.iter().map(work).collect();
    }
    let n_threads = wanted.min(*N_CORES);
    let results: Vec<OnceLock<R>> = items.iter().map(|_| OnceLock::new()).collect();
    let next = AtomicUsize::new(0);
    let run = || {
        while let Some((item, result)) = take(&next, items, &results) {
            // Each number is taken once, so the cell is empty.
            let _ = result.set(work(item));
        }
    };
    thread::scope(|scope| {
        for _ in 1..n_threads {
            // Where the system refuses a thread, the others do its work.
            let _ = thread::Builder::new().spawn_scoped(scope, run);
        }
        run();
    });
    results
        .into_iter()
        .filter_map(OnceLock::into_inner)
        .collect()
}

/// The next item that nobody works on, and the cell for its result.
fn take<'a, T, R>(
    next: &AtomicUsize,
    items: &'a [T],
    results: &'a [OnceLock<R>],
) -> Option<(&'a T, &'a OnceLock<R>)> {
    let idx = next.fetch_add(1, Ordering::Relaxed);
    items.get(idx).zip(results.get(idx))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order() {
        for n in [0, 1, 7, 8, 1000] {
            let items: Vec<usize> = (0..n).collect();
            let doubled: Vec<usize> = items.iter().map(|it| it * 2).collect();
            for weight in [0, WORTH_A_THREAD] {
                assert_eq!(in_parallel(&items, |_| weight, |it| it * 2), doubled);
            }
        }
    }
}
