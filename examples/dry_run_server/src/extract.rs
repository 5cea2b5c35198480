//! An extractor that hands a handler a valid payload or answers for it.
//!
//! A handler that takes [`ValidJson`] is not called for a payload that breaks a rule. One that takes
//! `Result<ValidJson<T>, Rejection>` is, and can answer in another shape.
//!
//! ```
//! use axum::{Router, routing::post};
//! use deployment_validate::{DeploymentValidate, Report, Valid, json};
//! use deployment_validate_dry_run_server::extract::{FromJson, ValidJson};
//! use serde::Deserialize;
//!
//! #[derive(Deserialize, DeploymentValidate)]
//! struct Scale {
//!     #[validate(range(max = 10))]
//!     instances: u32,
//! }
//!
//! impl FromJson for Scale {
//!     fn from_json(text: &[u8]) -> Result<Valid<Self>, Report> {
//!         json::from_slice(text)
//!     }
//! }
//!
//! async fn scale(ValidJson(scale): ValidJson<Scale>) -> String {
//!     format!("{} instances", scale.instances)
//! }
//!
//! let router: Router = Router::new().route("/scale", post(scale));
//! ```

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::header::{CONTENT_ENCODING, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use deployment_validate::deployment::Deployment;
use deployment_validate::{Report, Valid, json};

use crate::refusal::Refusal;

/// A payload that was read from JSON and passed.
#[derive(Clone, Debug)]
pub struct ValidJson<T>(pub Valid<T>);

/// A payload that can be read from JSON and outlive the text.
///
/// For a type that borrows nothing the method is `json::from_slice(text)`. One that borrows reads itself
/// with the text's lifetime and copies what it keeps, as [`Deployment`] does.
pub trait FromJson: Sized {
    /// Reads and validates.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the text.
    fn from_json(text: &[u8]) -> Result<Valid<Self>, Report>;
}

impl FromJson for Deployment<'static> {
    fn from_json(text: &[u8]) -> Result<Valid<Self>, Report> {
        json::from_slice::<Deployment<'_>>(text).map(Valid::<Deployment<'_>>::into_owned)
    }
}

/// Why there is no payload.
#[derive(Debug)]
pub enum Rejection {
    /// The headers do not say that the body is JSON.
    MediaType,
    /// The body is longer than axum's `DefaultBodyLimit`.
    TooLarge,
    /// The body did not arrive.
    Unreadable,
    /// The payload is not valid.
    Invalid(Report),
}

impl<S: Send + Sync, T: FromJson> FromRequest<S> for ValidJson<T> {
    type Rejection = Rejection;

    async fn from_request(request: Request, state: &S) -> Result<Self, Rejection> {
        if !is_json(request.headers()) {
            return Err(Rejection::MediaType);
        }
        let body = Bytes::from_request(request, state).await.map_err(|rejection| {
            if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
                Rejection::TooLarge
            } else {
                Rejection::Unreadable
            }
        })?;
        T::from_json(&body).map(ValidJson).map_err(Rejection::Invalid)
    }
}

/// Whether the body is said to be JSON in UTF-8, as it is.
fn is_json(headers: &HeaderMap) -> bool {
    let Some(Ok(value)) = headers.get(CONTENT_TYPE).map(|value| value.to_str()) else {
        return false;
    };
    let encoded = headers.get(CONTENT_ENCODING).is_some_and(|value| value != "identity");
    let mut parts = value.split(';').map(str::trim);
    let is_json = parts.next().is_some_and(|name| name.eq_ignore_ascii_case("application/json"));
    let is_utf8 = parts.all(|parameter| match parameter.split_once('=') {
        Some((name, value)) if name.eq_ignore_ascii_case("charset") => {
            value.trim_matches('"').eq_ignore_ascii_case("utf-8")
        }
        _ => true,
    });
    is_json && is_utf8 && !encoded
}

impl From<Rejection> for Refusal {
    fn from(rejection: Rejection) -> Self {
        match rejection {
            Rejection::MediaType => Refusal::media_type(),
            Rejection::TooLarge => Refusal::too_large(),
            Rejection::Unreadable => Refusal::unreadable(),
            Rejection::Invalid(report) => Refusal::invalid(report),
        }
    }
}

impl IntoResponse for Rejection {
    fn into_response(self) -> Response {
        Refusal::from(self).into_response()
    }
}
