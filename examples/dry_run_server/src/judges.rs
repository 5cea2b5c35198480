//! Judges texts beside the threads that serve connections, so many at once.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Semaphore;

use crate::Config;
use crate::refusal::Refusal;

/// The places of those that judge.
#[derive(Clone)]
pub(crate) struct Judges {
    free: Arc<Semaphore>,
    wait: Duration,
}

impl Judges {
    pub(crate) fn new(config: &Config) -> Self {
        Judges { free: Arc::new(Semaphore::new(config.concurrency)), wait: config.timeout / 2 }
    }

    /// Does the work on a thread for such; 503 when no place comes free in time. The place is kept until the work is
    /// done, also when nobody waits for it any more.
    pub(crate) async fn run<R: Send + 'static>(
        &self,
        work: impl FnOnce() -> R + Send + 'static,
    ) -> Result<R, Refusal> {
        let free = Arc::clone(&self.free).acquire_owned();
        let Ok(Ok(place)) = tokio::time::timeout(self.wait, free).await else { return Err(Refusal::busy()) };
        let work = move || {
            let result = work();
            drop(place);
            result
        };
        tokio::task::spawn_blocking(work).await.map_err(|_| Refusal::failed())
    }
}
