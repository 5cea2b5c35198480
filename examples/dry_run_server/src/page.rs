//! The page at `/`: the last verdicts, and a form that judges what is pasted. It has no script at all, so the
//! policy can forbid every script; the verdicts refresh themselves in a frame.

use std::fmt::Write as _;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY, REFRESH};
use axum::http::header::{HeaderName, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderValue, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use deployment_validate::deployment::Deployment;
use deployment_validate::json;
use serde::Deserialize;

use crate::App;
use crate::report_view::{Escaped, report};
use crate::verdicts::{Finding, Verdict};

const STYLE: &str = include_str!("../assets/style.css");
const ICON: &str = include_str!("../assets/icon.svg");
const PAGE: &str = include_str!("../assets/page.html");
const FRAME: &str = include_str!("../assets/verdicts.html");

const PAGE_POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'",
);
const FRAME_POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'self'; form-action 'none'; frame-ancestors 'self'; base-uri 'none'",
);
const DATA_POLICY: HeaderValue =
    HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'; base-uri 'none'");

/// What the links above the form put into it.
const EXAMPLES: [(&str, &str); 4] = [
    (
        "external",
        "{\n  \"external\": {\n    \"imagePath\": \"nginx:latest\",\n    \"credentials\": \"example-credentials\"\n  },\n  \"docker\": { \"configType\": \"default\" }\n}",
    ),
    (
        "internal",
        "{\n  \"internal\": {\n    \"id\": \"example-build-service\",\n    \"branch\": \"master\",\n    \"buildId\": \"premium-guide-6393\"\n  },\n  \"docker\": { \"configType\": \"default\" }\n}",
    ),
    ("unmodified", "{\n  \"docker\": { \"configType\": \"default\" }\n}"),
    (
        "wrong",
        "{\n  \"external\": {\n    \"imagePath\": \"nginx\",\n    \"credentails\": \"example-credentials\"\n  },\n  \"docker\": { \"configType\": \"customCommand\" }\n}",
    ),
];

/// Headers that every answer has.
pub(crate) async fn seal(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.entry(CONTENT_SECURITY_POLICY).or_insert(DATA_POLICY);
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    let same_origin = HeaderValue::from_static("same-origin");
    headers.insert(HeaderName::from_static("cross-origin-resource-policy"), same_origin);
    response
}

pub(crate) async fn style() -> impl IntoResponse {
    ([(CONTENT_TYPE, "text/css; charset=utf-8")], STYLE)
}

pub(crate) async fn icon() -> impl IntoResponse {
    ([(CONTENT_TYPE, "image/svg+xml")], ICON)
}

pub(crate) async fn show(uri: Uri) -> Response {
    let name = uri.query().and_then(|query| query.strip_prefix("example="));
    let text = EXAMPLES.iter().find(|(own, _)| Some(*own) == name).map_or("", |(_, text)| text);
    page(StatusCode::OK, text, "")
}

#[derive(Deserialize)]
pub(crate) struct Pasted {
    payload: String,
}

/// Judges what was pasted; the text goes back to the browser and is not kept.
pub(crate) async fn check(form: Result<Form<Pasted>, FormRejection>) -> Response {
    let Form(Pasted { payload }) = match form {
        Ok(form) => form,
        Err(rejection) => {
            let outcome = "<p class=\"outcome bad\">The form could not be read.</p>";
            return page(rejection.status(), "", outcome);
        }
    };
    // A browser ends lines with CR LF, whatever was pasted.
    let payload = payload.replace("\r\n", "\n");
    match json::from_str::<Deployment<'_>>(&payload) {
        Ok(_) => {
            page(StatusCode::OK, &payload, "<p class=\"outcome good\">Valid: nothing to say against it.</p>")
        }
        Err(refused) => {
            let mut response =
                page(StatusCode::BAD_REQUEST, &payload, &report(&payload, refused.violations()));
            response.extensions_mut().insert(Finding::all(refused.violations()));
            response
        }
    }
}

fn page(status: StatusCode, text: &str, outcome: &str) -> Response {
    let mut links = String::new();
    for (name, _) in EXAMPLES {
        // A `String` takes whatever is written into it, here and below.
        let _ = write!(links, "<a href=\"/?example={name}\">{name}</a> ");
    }
    let html = fill(PAGE, [&links, &Escaped(text).to_string(), outcome]);
    (status, [(CONTENT_SECURITY_POLICY, PAGE_POLICY)], Html(html)).into_response()
}

/// Puts texts into the places of a template, in order. What is put in is not looked into.
fn fill<const N: usize>(template: &str, texts: [&str; N]) -> String {
    let mut html = String::with_capacity(template.len() + texts.iter().map(|text| text.len()).sum::<usize>());
    let mut parts = template.split("<!--here-->");
    html.push_str(parts.next().unwrap_or_default());
    for (part, text) in parts.zip(texts) {
        html.push_str(text);
        html.push_str(part);
    }
    html
}

pub(crate) async fn verdicts(State(app): State<App>) -> Response {
    let verdicts = app.verdicts.list();
    let mut rows = String::new();
    for verdict in &verdicts {
        row(&mut rows, verdict);
    }
    if verdicts.is_empty() {
        rows.push_str("<tr><td colspan=\"4\" class=\"none\">No request yet.</td></tr>");
    }
    let headers = [(CONTENT_SECURITY_POLICY, FRAME_POLICY), (REFRESH, HeaderValue::from_static("3"))];
    (headers, Html(fill(FRAME, [&rows]))).into_response()
}

fn row(rows: &mut String, verdict: &Verdict) {
    let class = if verdict.status == 200 { "good" } else { "bad" };
    let Verdict { at, what, status, findings } = verdict;
    let _ = write!(
        rows,
        "<tr><td>{}</td><td>{what}</td><td><span class=\"status {class}\">{status}</span></td><td>",
        time_of_day(*at)
    );
    for Finding { pointer, code } in &findings.first {
        let pointer = if pointer.is_empty() { "the whole payload" } else { pointer };
        let _ = write!(rows, "<code>{}</code> <small>{}</small><br>", Escaped(pointer), Escaped(code));
    }
    if findings.total > findings.first.len() {
        let _ = write!(rows, "<small>and {} more</small>", findings.total - findings.first.len());
    }
    rows.push_str("</td></tr>\n");
}

/// `hh:mm:ss`, in UTC.
fn time_of_day(at: SystemTime) -> String {
    let seconds = at.duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO).as_secs() % 86_400;
    format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}
