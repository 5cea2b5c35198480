//! How long a request may take and how many are judged at once.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tokio::sync::Semaphore;

use crate::Config;
use crate::refusal::Refusal;

/// 408 when the answer is not there in time: the body came too slowly.
pub(crate) async fn time(State(limit): State<Duration>, request: Request, next: Next) -> Response {
    match tokio::time::timeout(limit, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Refusal::timed_out().into_response(),
    }
}

#[derive(Clone)]
pub(crate) struct Slots {
    free: Arc<Semaphore>,
    wait: Duration,
}

impl Slots {
    pub(crate) fn new(config: &Config) -> Self {
        Slots { free: Arc::new(Semaphore::new(config.concurrency)), wait: config.timeout / 2 }
    }
}

/// Waits for a slot; 503 when none comes free. Slots are taken after the body is there, so clients that send
/// slowly hold none.
pub(crate) async fn slot(State(slots): State<Slots>, request: Request, next: Next) -> Response {
    match tokio::time::timeout(slots.wait, slots.free.acquire()).await {
        Ok(Ok(_slot)) => next.run(request).await,
        _ => Refusal::busy().into_response(),
    }
}
