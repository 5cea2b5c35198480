//! The body of every answer that is not 200, in the shape that the vendor's clients read:
//! `{"error":{"status":..,"message":..,"id":..,"details":[..]}}`.

use std::borrow::Cow;

use axum::Json;
use axum::http::header::{ACCEPT, CONNECTION, WWW_AUTHENTICATE};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use deployment_validate::axum08::ValidJsonRejection;
use deployment_validate::deployment::endpoint::{Deprecation, IdError};
use deployment_validate::{Report, Span, Violation};
use serde::Serialize;

use crate::verdicts::{Findings, is_error};

/// Characters of a violation that stand in the message: its pointer is as long as the client makes it.
const SHOWN: usize = 400;

/// An answer that says no, and why.
#[derive(Debug)]
pub(crate) struct Refusal {
    status: StatusCode,
    id: &'static str,
    message: Cow<'static, str>,
    details: Vec<Violation>,
    header: Option<(HeaderName, &'static str)>,
}

impl Refusal {
    fn new(status: StatusCode, id: &'static str, message: impl Into<Cow<'static, str>>) -> Self {
        Refusal { status, id, message: message.into(), details: Vec::new(), header: None }
    }

    fn with_header(self, name: HeaderName, value: &'static str) -> Self {
        Refusal { header: Some((name, value)), ..self }
    }

    pub(crate) fn invalid(report: Report) -> Self {
        let details = report.into_violations();
        let errors: Vec<&Violation> = details.iter().filter(|violation| is_error(violation)).collect();
        let message = match errors.as_slice() {
            [] => "the payload is not valid".to_owned(),
            [only] => format!("the payload is not valid: {}", in_words(only)),
            [first, rest @ ..] => {
                format!("the payload is not valid: {} (and {} more)", in_words(first), rest.len())
            }
        };
        Refusal { details, ..Self::new(StatusCode::BAD_REQUEST, "invalid-payload", message) }
    }

    pub(crate) fn unreadable() -> Self {
        Self::new(StatusCode::BAD_REQUEST, "unreadable-body", "the body ended early or could not be read")
            .with_header(CONNECTION, "close")
    }

    pub(crate) fn bad_host() -> Self {
        Self::new(
            StatusCode::BAD_REQUEST,
            "bad-host",
            "a request has one `Host` header, with a name or an address",
        )
    }

    pub(crate) fn misdirected() -> Self {
        Self::new(
            StatusCode::MISDIRECTED_REQUEST,
            "misdirected",
            "`Host` names another server; `--allow-host` gives this one a name",
        )
    }

    pub(crate) fn foreign_origin() -> Self {
        Self::new(StatusCode::FORBIDDEN, "foreign-origin", "the request comes from a page of another server")
    }

    pub(crate) fn unauthorized() -> Self {
        Self::new(
            StatusCode::UNAUTHORIZED,
            "unauthorized",
            "send `Authorization: Bearer <token>`; any token does",
        )
        .with_header(WWW_AUTHENTICATE, "Bearer")
    }

    pub(crate) fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "not-found", "this server has no such path")
    }

    pub(crate) fn bad_id(name: &str, error: &IdError) -> Self {
        Self::new(StatusCode::NOT_FOUND, "invalid-path", format!("{name}: {error}"))
    }

    pub(crate) fn bad_encoding() -> Self {
        Self::new(StatusCode::NOT_FOUND, "invalid-path", "the path is not percent-encoded UTF-8")
    }

    pub(crate) fn method_not_allowed() -> Self {
        Self::new(
            StatusCode::METHOD_NOT_ALLOWED,
            "method-not-allowed",
            "the path has other methods: see `Allow`",
        )
    }

    pub(crate) fn timed_out() -> Self {
        Self::new(StatusCode::REQUEST_TIMEOUT, "request-timeout", "the request did not arrive in time")
            .with_header(CONNECTION, "close")
    }

    pub(crate) fn busy() -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "busy", "too many requests are being worked on")
            .with_header(axum::http::header::RETRY_AFTER, "1")
    }

    pub(crate) fn failed() -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "failed", "the server could not judge the payload")
    }

    pub(crate) fn gone(deprecation: Deprecation) -> Self {
        let message = format!("{} {}", deprecation.notice, deprecation.replacement);
        Self::new(StatusCode::GONE, "deprecated-endpoint", message)
    }

    pub(crate) fn too_large() -> Self {
        Self::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "payload-too-large",
            "the body is larger than this server reads",
        )
        .with_header(CONNECTION, "close")
    }

    pub(crate) fn media_type() -> Self {
        let message = "send `Content-Type: application/json`, in UTF-8 and without `Content-Encoding`";
        Self::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", message)
            .with_header(ACCEPT, "application/json")
    }
}

impl From<ValidJsonRejection> for Refusal {
    fn from(rejection: ValidJsonRejection) -> Self {
        match rejection {
            ValidJsonRejection::Invalid(report) => Refusal::invalid(report),
            ValidJsonRejection::Body(rejection) if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE => {
                Refusal::too_large()
            }
            ValidJsonRejection::Body(_) => Refusal::unreadable(),
            _ => Refusal::media_type(),
        }
    }
}

/// A violation for people: the clients show the message first, and some nothing else. They print it as it is, so what a
/// terminal would obey is escaped.
fn in_words(violation: &Violation) -> String {
    let shown = violation.to_string();
    let place = violation.span().map(|Span { line, column, .. }| (line, column));
    let (place, rest) = match place {
        Some((line, column)) => (
            format!("line {line}, column {column}: "),
            shown.strip_prefix(&format!("{line}:{column}: ")).unwrap_or(&shown),
        ),
        None => (String::new(), shown.as_str()),
    };
    match rest.char_indices().nth(SHOWN) {
        // What is wrong stands at the end, behind the pointer.
        Some((end, _)) => format!("{place}{}.. {}", rest.get(..end).unwrap_or_default(), violation.message()),
        None => format!("{place}{rest}"),
    }
}

#[derive(Serialize)]
struct Body<'a> {
    error: Error<'a>,
}

#[derive(Serialize)]
struct Error<'a> {
    status: u16,
    message: &'a str,
    id: &'a str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    details: &'a [Violation],
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let error = Error {
            status: self.status.as_u16(),
            message: &self.message,
            id: self.id,
            details: &self.details,
        };
        let mut response = (self.status, Json(Body { error })).into_response();
        if let Some((name, value)) = self.header {
            response.headers_mut().insert(name, HeaderValue::from_static(value));
        }
        response.extensions_mut().insert(Findings::of(&self.details));
        response
    }
}
