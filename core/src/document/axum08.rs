//! An extractor for axum 0.8: a JSON body that is valid, or an answer with everything that is wrong with it.
//!
//! ```
//! use axum_core::extract::FromRequest;
//! use axum_core::response::{IntoResponse, Response};
//! use deployment_validate::DeploymentValidate;
//! use deployment_validate::axum08::ValidJson;
//!
//! #[derive(serde::Deserialize, DeploymentValidate)]
//! struct Job {
//!     #[validate(range(min = 1, max = 9))]
//!     size: u8,
//! }
//!
//! // A handler of axum: `Router::new().route("/jobs", post(create))`.
//! async fn create(ValidJson(job): ValidJson<Job>) -> Response {
//!     format!("size {}", job.size).into_response()
//! }
//! # fn is_extractor<T: FromRequest<()>>() {}
//! # is_extractor::<ValidJson<Job>>();
//! ```

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use axum_core::body::Body;
use axum_core::extract::rejection::{FailedToBufferBody, StringRejection};
use axum_core::extract::{FromRequest, Request};
use axum_core::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use serde::de::DeserializeOwned;

use super::json;
use crate::report::violation::Violation;
use crate::report::{Problem, Report};
use crate::validate::{DeploymentValidate, Valid};

/// The text of a JSON body, for what [`ValidJson`] cannot do: a type that borrows from the text, or one that is judged on
/// another thread.
///
/// ```
/// use axum_core::extract::FromRequest;
/// use axum_core::response::{IntoResponse, Response};
/// use deployment_validate::axum08::{JsonText, ValidJsonRejection};
/// use deployment_validate::{DeploymentValidate, json};
///
/// #[derive(DeploymentValidate)]
/// #[validate(deserialize)]
/// struct Job<'a> {
///     #[validate(length(min = 3))]
///     name: &'a str,
/// }
///
/// async fn create(JsonText(text): JsonText) -> Result<Response, ValidJsonRejection> {
///     let job = json::from_str::<Job<'_>>(&text).map_err(ValidJsonRejection::Invalid)?;
///     Ok(format!("created {}", job.name).into_response())
/// }
/// # fn is_extractor<T: FromRequest<()>>() {}
/// # is_extractor::<JsonText>();
/// ```
#[derive(Clone, Debug)]
pub struct JsonText(pub String);

/// The valid value of a JSON body. What is refused is answered as RFC 9457 `application/problem+json`: a body that is not
/// valid with 422 and every violation, one of another media type with 415.
///
/// axum's limit of a body's size holds; [`Limits`](crate::Limits) has its defaults. The type borrows nothing, since the body
/// is dropped.
#[derive(Clone, Copy, Debug)]
pub struct ValidJson<T>(pub Valid<T>);

/// Why a body is refused.
#[derive(Debug)]
#[non_exhaustive]
pub enum ValidJsonRejection {
    /// The body is not valid, or not JSON.
    Invalid(Report),
    /// The request does not say that its body is JSON in UTF-8, or the body is compressed.
    MediaType,
    /// The body could not be received, or is too large.
    Body(FailedToBufferBody),
}

impl<S: Send + Sync> FromRequest<S> for JsonText {
    type Rejection = ValidJsonRejection;

    async fn from_request(request: Request, state: &S) -> Result<Self, ValidJsonRejection> {
        let headers = request.headers();
        let is_encoded = headers.get(header::CONTENT_ENCODING).is_some_and(|value| value != "identity");
        if is_encoded || !is_json(headers.get(header::CONTENT_TYPE)) {
            return Err(ValidJsonRejection::MediaType);
        }
        let text = String::from_request(request, state).await.map_err(|rejection| match rejection {
            StringRejection::FailedToBufferBody(rejection) => ValidJsonRejection::Body(rejection),
            _ => {
                let violation = Violation::new(String::new(), "syntax", "not valid UTF-8");
                ValidJsonRejection::Invalid(Report::from(violation))
            }
        })?;
        Ok(JsonText(text))
    }
}

impl<S: Send + Sync, T: DeserializeOwned + DeploymentValidate> FromRequest<S> for ValidJson<T> {
    type Rejection = ValidJsonRejection;

    async fn from_request(request: Request, state: &S) -> Result<Self, ValidJsonRejection> {
        let JsonText(text) = JsonText::from_request(request, state).await?;
        json::from_str(&text).map(ValidJson).map_err(ValidJsonRejection::Invalid)
    }
}

/// Whether a media type is `application/json`, or another one written in JSON, as `application/merge-patch+json`, in
/// UTF-8.
fn is_json(value: Option<&HeaderValue>) -> bool {
    let Some(value) = value.and_then(|value| value.to_str().ok()) else { return false };
    let mut parts = value.split(';').map(str::trim);
    let essence = parts.next().unwrap_or_default();
    let is_utf8 = parts.all(|parameter| match parameter.split_once('=') {
        Some((name, value)) if name.eq_ignore_ascii_case("charset") => {
            value.trim_matches('"').eq_ignore_ascii_case("utf-8")
        }
        _ => true,
    });
    let Some((kind, subtype)) = essence.split_once('/') else { return false };
    let is_suffixed = subtype.len() > 5
        && subtype.get(subtype.len() - 5..).is_some_and(|end| end.eq_ignore_ascii_case("+json"));
    is_utf8
        && kind.eq_ignore_ascii_case("application")
        && (subtype.eq_ignore_ascii_case("json") || is_suffixed)
}

impl ValidJsonRejection {
    /// The answer as problem details.
    #[must_use]
    pub fn problem(&self) -> Problem {
        match self {
            ValidJsonRejection::Invalid(report) => report.problem(),
            ValidJsonRejection::MediaType => Problem::new(415, "Unsupported Media Type")
                .with_detail("the body has to be JSON, with the header content-type: application/json"),
            ValidJsonRejection::Body(rejection) => {
                let status = rejection.status();
                Problem::new(status.as_u16(), status.canonical_reason().unwrap_or("Bad Request"))
            }
        }
    }
}

impl IntoResponse for ValidJsonRejection {
    fn into_response(self) -> Response {
        self.problem().into_response()
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        // Texts and numbers can always be written.
        let body: Vec<u8> = serde_json::to_vec(&self).unwrap_or_default();
        let mut response = Response::new(Body::from(body));
        *response.status_mut() =
            StatusCode::from_u16(self.status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
        let content_type = HeaderValue::from_static(Problem::CONTENT_TYPE);
        response.headers_mut().insert(header::CONTENT_TYPE, content_type);
        response
    }
}

impl fmt::Display for ValidJsonRejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ValidJsonRejection::Invalid(report) => report.fmt(f),
            ValidJsonRejection::MediaType => f.write_str("the body is not said to be JSON"),
            ValidJsonRejection::Body(rejection) => rejection.fmt(f),
        }
    }
}

impl core::error::Error for ValidJsonRejection {}
