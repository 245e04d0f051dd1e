//! Work spread over threads, its results taken in the order of the work, with bounded memory.
//!
//! Each thread has a short queue of items and a short queue of results. Items are dealt to the threads in turn and results
//! taken in the same turn, so the order needs no sorting, and a thread that is behind holds up the dealer, not the memory.

use std::sync::mpsc::sync_channel;
use std::thread;

/// How many items may wait for each thread, and how many results of it.
const QUEUE: usize = 2;

/// Does `work` on every item, on `threads` threads, and gives the results to `take` in the order of the items.
///
/// Items are drawn on a thread of their own while there is room in the queues. The first error of `take` ends the whole.
pub(super) fn map_in_order<T: Send, R: Send, E>(
    threads: usize,
    items: impl Iterator<Item = T> + Send,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    let work = &work;
    thread::scope(|scope| {
        let (to_workers, from_workers): (Vec<_>, Vec<_>) = (0..threads.max(1))
            .map(|_| {
                let (to_worker, items) = sync_channel::<T>(QUEUE);
                let (results, from_worker) = sync_channel::<R>(QUEUE);
                scope.spawn(move || {
                    items
                        .into_iter()
                        .try_for_each(|item| results.send(work(item)))
                });
                (to_worker, from_worker)
            })
            .unzip();
        scope.spawn(move || {
            // A worker that is gone has nobody who takes its results, or has panicked: either ends the whole.
            items
                .zip(to_workers.iter().cycle())
                .try_for_each(|(item, worker)| worker.send(item))
        });
        // The first worker without a further result has had the last turn.
        from_workers
            .iter()
            .cycle()
            .map_while(|worker| worker.recv().ok())
            .try_for_each(&mut take)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::convert::Infallible;

    #[test]
    fn results_come_in_order() {
        for threads in [0, 1, 2, 7] {
            for count in [0, 1, 6, 7, 8, 1000] {
                let mut taken = Vec::new();
                let done: Result<(), Infallible> = map_in_order(
                    threads,
                    0..count,
                    |number| number * 2,
                    |it| {
                        taken.push(it);
                        Ok(())
                    },
                );
                assert_eq!(done, Ok(()));
                assert_eq!(taken, (0..count).map(|it| it * 2).collect::<Vec<_>>());
            }
        }
    }

    #[test]
    fn an_error_ends_it_without_waiting_for_the_rest() {
        let mut taken = 0;
        let done = map_in_order(
            3,
            0..,
            |number: u64| number,
            |number| {
                taken += 1;
                if number == 10 { Err(number) } else { Ok(()) }
            },
        );
        assert_eq!((done, taken), (Err(10), 11));
    }
}
