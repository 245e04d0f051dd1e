//! Work that takes long, on a thread for such work, so that it holds up neither messages nor answers.

/// Does `work` elsewhere; `None` where it panics.
#[cfg(not(test))]
pub(crate) async fn elsewhere<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Option<T> {
    tokio::task::spawn_blocking(work).await.ok()
}

/// As in the program, but in a simulation, which has no threads: there the work is done when the runtime has its next turn.
#[cfg(test)]
pub(crate) async fn elsewhere<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Option<T> {
    if super::simulation::is_running() {
        tokio::task::yield_now().await;
        return Some(work());
    }
    tokio::task::spawn_blocking(work).await.ok()
}
