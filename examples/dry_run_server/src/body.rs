//! Reads a request's whole body before anything is decided, so that a client that is still sending hears the
//! answer instead of a reset connection.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_LENGTH, EXPECT};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http_body_util::BodyExt as _;

use crate::refusal::Refusal;

/// Bytes of a body that is too large that are read and thrown away before the answer, at most.
const DRAINED: usize = 8 * 1024 * 1024;

/// Passes requests on with their body in memory; 413 for a body of more than `max` bytes.
pub(crate) async fn buffer(State(max): State<usize>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    if parts.headers.contains_key(EXPECT) && declared(&parts.headers).is_some_and(|len| len > max) {
        // The client waits for leave to send: it gets the answer in its place.
        return Refusal::too_large().into_response();
    }
    match read(body, max).await {
        Ok(bytes) => next.run(Request::from_parts(parts, Body::from(bytes))).await,
        Err(refusal) => refusal.into_response(),
    }
}

fn declared(headers: &HeaderMap) -> Option<usize> {
    headers.get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

async fn read(mut body: Body, max: usize) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    let mut seen = 0_usize;
    while let Some(frame) = body.frame().await {
        let Ok(data) = frame.map_err(|_| Refusal::unreadable())?.into_data() else {
            continue;
        };
        seen = seen.saturating_add(data.len());
        if seen <= max {
            bytes.extend_from_slice(&data);
        } else if seen > DRAINED.max(max) {
            break;
        }
    }
    if seen <= max { Ok(bytes) } else { Err(Refusal::too_large()) }
}
