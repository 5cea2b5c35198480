//! Reads a request's whole body before anything is decided, so that a client that is still sending hears the
//! answer instead of a reset connection.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_LENGTH, EXPECT};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http_body_util::BodyExt as _;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::Config;
use crate::refusal::Refusal;

/// Bytes of a body that is refused that are read and thrown away before the answer, at most.
const DRAINED: usize = 8 * 1024 * 1024;
/// Bytes of a body that takes no room.
const SMALL: usize = 16 * 1024;
/// KiB of all larger bodies that are in memory at once.
const ROOM: u32 = 16 * 1024;

/// How large bodies may be, each and together. Most payloads are small; whoever sends many large ones waits, and what
/// their burst takes of memory stays little.
#[derive(Clone)]
pub(crate) struct Room {
    max: usize,
    wait: Duration,
    free: Arc<Semaphore>,
}

impl Room {
    pub(crate) fn new(config: &Config) -> Self {
        let free = Arc::new(Semaphore::new(ROOM as usize));
        Room { max: config.max_body, wait: config.timeout / 2, free }
    }

    /// Waits for the room of so many bytes.
    async fn take(&self, bytes: usize) -> Result<OwnedSemaphorePermit, Refusal> {
        let kib = u32::try_from(bytes.div_ceil(1024)).unwrap_or(ROOM).min(ROOM);
        let permit = Arc::clone(&self.free).acquire_many_owned(kib);
        match tokio::time::timeout(self.wait, permit).await {
            Ok(Ok(permit)) => Ok(permit),
            _ => Err(Refusal::busy()),
        }
    }

    /// The whole body and the room that it takes; what is refused is read to its end all the same.
    async fn read(
        &self,
        mut body: Body,
        declared: Option<usize>,
    ) -> Result<(Vec<u8>, Option<OwnedSemaphorePermit>), Refusal> {
        let (mut bytes, mut permit, mut refusal) = (Vec::new(), None, None);
        let mut seen = 0_usize;
        while let Some(frame) = body.frame().await {
            let Ok(data) = frame.map_err(|_| Refusal::unreadable())?.into_data() else {
                continue;
            };
            seen = seen.saturating_add(data.len());
            if refusal.is_none() && seen > self.max {
                refusal = Some(Refusal::too_large());
            }
            if refusal.is_none() && seen > SMALL && permit.is_none() {
                let len = declared.unwrap_or(self.max);
                match self.take(len).await {
                    Ok(own) => permit = Some(own),
                    Err(busy) => refusal = Some(busy),
                }
                bytes.reserve_exact(len.saturating_sub(bytes.len()).min(DRAINED));
            }
            if refusal.is_none() {
                bytes.extend_from_slice(&data);
            } else if seen > DRAINED.max(self.max) {
                break;
            }
        }
        refusal.map_or(Ok((bytes, permit)), Err)
    }
}

/// Passes requests on with their body in memory; 413 for a body that is too large.
pub(crate) async fn buffer(State(room): State<Room>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let declared = declared(&parts.headers);
    if parts.headers.contains_key(EXPECT) && declared.is_some_and(|len| len > room.max) {
        // The client waits for leave to send: it gets the answer in its place.
        return Refusal::too_large().into_response();
    }
    match room.read(body, declared).await {
        Ok((bytes, permit)) => {
            let response = next.run(Request::from_parts(parts, Body::from(bytes))).await;
            drop(permit);
            response
        }
        Err(refusal) => refusal.into_response(),
    }
}

fn declared(headers: &HeaderMap) -> Option<usize> {
    headers.get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}
