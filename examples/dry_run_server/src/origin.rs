//! Whether a request is meant for this server. A page of the web that gives its own name this machine's address, or
//! that posts a form to it, is refused.

use std::net::Ipv6Addr;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::{HOST, ORIGIN};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, Version};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::refusal::Refusal;

/// Names that `Host` may have beside addresses and `localhost`.
#[derive(Clone)]
pub(crate) struct Names(Arc<[String]>);

impl Names {
    pub(crate) fn new(names: &[String]) -> Self {
        Names(names.into())
    }

    fn has(&self, name: &str) -> bool {
        let address = name.parse::<std::net::Ipv4Addr>().is_ok()
            || name
                .strip_prefix('[')
                .and_then(|name| name.strip_suffix(']'))
                .is_some_and(|name| name.parse::<Ipv6Addr>().is_ok());
        let name = name.to_ascii_lowercase();
        address
            || name == "localhost"
            || name.ends_with(".localhost")
            || self.0.iter().any(|own| own.eq_ignore_ascii_case(&name))
    }
}

/// 400 without a readable `Host`, 421 for a name that is not this server's, 403 for a page of elsewhere.
pub(crate) async fn check(State(names): State<Names>, request: Request, next: Next) -> Response {
    match refused(&names, &request) {
        Some(refusal) => refusal.into_response(),
        None => next.run(request).await,
    }
}

fn refused(names: &Names, request: &Request) -> Option<Refusal> {
    let Ok(host) = authority(request) else { return Some(Refusal::bad_host()) };
    let host = host?;
    if !names.has(host.host()) {
        return Some(Refusal::misdirected());
    }
    let origin = request.headers().get(ORIGIN)?;
    let own = origin
        .to_str()
        .ok()
        .and_then(|origin| origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://")))
        .is_some_and(|origin| origin.eq_ignore_ascii_case(host.as_str()));
    if own { None } else { Some(Refusal::foreign_origin()) }
}

/// Whom the request names; HTTP/1.0 may name nobody.
fn authority(request: &Request) -> Result<Option<Authority>, ()> {
    if let Some(authority) = request.uri().authority() {
        return Ok(Some(authority.clone()));
    }
    match only_host(request.headers())? {
        Some(host) => host.parse().map(Some).map_err(drop),
        None if request.version() < Version::HTTP_11 => Ok(None),
        None => Err(()),
    }
}

fn only_host(headers: &HeaderMap) -> Result<Option<&str>, ()> {
    let mut all = headers.get_all(HOST).iter();
    match (all.next(), all.next()) {
        (None, _) => Ok(None),
        (Some(host), None) => host.to_str().map(Some).map_err(drop),
        _ => Err(()),
    }
}
