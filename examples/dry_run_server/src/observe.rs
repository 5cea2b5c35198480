//! One log line and one verdict for each request. Neither has a body, a token, an id or a query: the route is
//! logged as it is written in the program.

use std::time::{Instant, SystemTime};

use axum::extract::{MatchedPath, Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::Response;

use crate::App;
use crate::verdicts::{Findings, Verdict};

pub(crate) async fn observe(State(app): State<App>, request: Request, next: Next) -> Response {
    let started = Instant::now();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let route = route.as_ref().map_or("unmatched", MatchedPath::as_str);
    let mut response = next.run(request).await;
    let findings = response.extensions_mut().remove::<Findings>().unwrap_or_default();
    tracing::info!(
        method = known(&method),
        route,
        status = response.status().as_u16(),
        violations = findings.errors,
        warnings = findings.warnings,
        micros = u64::try_from(started.elapsed().as_micros()).unwrap_or(u64::MAX),
        "request"
    );
    if let Some(what) = judged(&method, route) {
        let status = response.status().as_u16();
        app.verdicts.add(Verdict { at: SystemTime::now(), what, status, findings });
    }
    response
}

/// The method, unless the client made it up.
fn known(method: &Method) -> &str {
    match *method {
        Method::GET | Method::HEAD | Method::POST | Method::PUT | Method::PATCH | Method::DELETE => {
            method.as_str()
        }
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}

/// What a request asks to be judged, if it does: `PATCH jobs/{jobId}`, as the route is written in the program.
fn judged(method: &Method, route: &str) -> Option<String> {
    if !matches!(*method, Method::POST | Method::PUT | Method::PATCH) {
        return None;
    }
    let team = if route.starts_with("/v1/teams/") { ", team scope" } else { "" };
    Some(match route.split_once("/projects/{projectId}/") {
        Some((_, resource)) => format!("{method} {resource}{team}"),
        None if route == "/" => "pasted".to_owned(),
        None => "unknown path".to_owned(),
    })
}
