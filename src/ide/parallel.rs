//! Work on many pages at once, spread over threads.

use std::num::NonZero;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Fewer items than this are worked on here: a thread costs as much as some pages.
const WORTH_A_THREAD: usize = 4;

/// More threads than this gain little, and an editor has other work to do.
const MAX_THREADS: usize = 8;

/// The results of `work` on each item, in order; `n_heavy` tells how many of them are real work. Whoever is free takes
/// the next item. A panic in `work` comes out here.
pub(super) fn map<T: Sync, R: Send + Sync>(
    items: &[T],
    n_heavy: usize,
    work: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    let wanted = MAX_THREADS.min(n_heavy / WORTH_A_THREAD);
    if wanted < 2 {
        return items.iter().map(work).collect();
    }
    let n_threads = thread::available_parallelism()
        .map_or(1, NonZero::get)
        .min(wanted);
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
            scope.spawn(run);
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
            assert_eq!(map(&items, n, |it| it * 2), doubled);
        }
    }
}
