//! An endpoint turned into a request of the `http` crate.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use http::header::{AUTHORIZATION, CONTENT_TYPE};
use http::uri::Scheme;
use http::{HeaderValue, Method, Request, Uri};
use serde::Serialize;

use super::token::Token;

/// The request of a method at a path below `base`, with a body that the endpoint takes.
pub(super) fn build<B: Serialize>(
    method: &str,
    base: &str,
    path: &str,
    body: Option<&B>,
    token: &Token,
) -> Result<Request<Vec<u8>>, RequestError> {
    let mut request = Request::new(Vec::new());
    *request.method_mut() = Method::try_from(method).map_err(|_| RequestError(Kind::Method))?;
    *request.uri_mut() = join(base, path)?;
    request.headers_mut().insert(AUTHORIZATION, token.header());
    if let Some(body) = body {
        request.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        *request.body_mut() = serde_json::to_vec(body).map_err(|error| RequestError(Kind::Body(error)))?;
    }
    Ok(request)
}

/// The URL of a path below `base`, whose own path may end with a slash or not.
fn join(base: &str, path: &str) -> Result<Uri, RequestError> {
    let parts = base.parse::<Uri>().map_err(|_| RequestError(Kind::Base))?;
    let is_http = parts.scheme() == Some(&Scheme::HTTP) || parts.scheme() == Some(&Scheme::HTTPS);
    let has_host = parts.authority().is_some_and(|own| !own.host().is_empty() && !own.as_str().contains('@'));
    if !is_http || !has_host || base.contains(['?', '#']) {
        return Err(RequestError(Kind::Base));
    }
    let mut url = String::with_capacity(base.len() + path.len());
    url.push_str(base.trim_end_matches('/'));
    url.push_str(path);
    url.parse().map_err(|_| RequestError(Kind::Path))
}

/// Why no request could be made. It tells neither the token nor a value of the payload.
///
/// ```
/// use deployment_validate::deployment::endpoint::{Endpoint, Token, UpdateServiceDeployment};
/// use deployment_validate::json;
///
/// let token = Token::new("secret-token").unwrap();
/// let update = UpdateServiceDeployment::new("p", "s", json::from_str("{}").unwrap()).unwrap();
/// let error = update.into_request("localhost:8080", &token).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "the base is not an `http` or `https` address without user, query and fragment"
/// );
/// ```
#[derive(Debug)]
pub struct RequestError(Kind);

#[derive(Debug)]
enum Kind {
    Base,
    Method,
    Path,
    Body(serde_json::Error),
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Kind::Base => "the base is not an `http` or `https` address without user, query and fragment",
            Kind::Method => "the endpoint's method is not one",
            Kind::Path => "the endpoint's path cannot stand in an address",
            Kind::Body(_) => "the body cannot be written as JSON",
        })
    }
}

impl core::error::Error for RequestError {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        match &self.0 {
            Kind::Body(error) => Some(error),
            _ => None,
        }
    }
}
