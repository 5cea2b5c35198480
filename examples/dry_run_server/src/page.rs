//! The page at `/`: the last verdicts, and a form that judges what is pasted. It has no script at all, so the
//! policy can forbid every script; the verdicts refresh themselves in a frame.

use std::fmt::Write as _;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY, REFRESH};
use axum::http::header::{HeaderName, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use serde::Deserialize;

use crate::App;
use crate::html::Escaped;
use crate::kinds::{KINDS, Kind};
use crate::refusal::Refusal;
use crate::source_view::outcome;
use crate::verdicts::{Finding, Findings, Verdict};

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

pub(crate) async fn show() -> Response {
    page(StatusCode::OK, &KINDS[0], "", "")
}

/// The form: what was pasted, as what it is judged, and the button that was pressed.
#[derive(Deserialize)]
pub(crate) struct Pasted {
    kind: String,
    #[serde(default)]
    payload: String,
    #[serde(default, rename = "do")]
    button: Button,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Button {
    #[default]
    Check,
    /// Check what the edits of the report make of it.
    Mend,
    /// Show an example.
    Right,
    /// Show one with mistakes.
    Wrong,
}

/// Judges what was pasted; the text goes back to the browser and is not kept.
pub(crate) async fn check(
    State(app): State<App>,
    form: Result<Form<Pasted>, FormRejection>,
) -> Result<Response, Refusal> {
    let unread = |status| {
        let outcome = "<p class=\"outcome bad\">The form could not be read.</p>";
        Ok(page(status, &KINDS[0], "", outcome))
    };
    let Pasted { kind, payload, button } = match form {
        Ok(Form(form)) => form,
        Err(rejection) => return unread(rejection.status()),
    };
    let Some(kind) = Kind::named(&kind) else { return unread(StatusCode::BAD_REQUEST) };
    match button {
        Button::Right => return Ok(page(StatusCode::OK, kind, kind.right, "")),
        Button::Wrong => return Ok(page(StatusCode::OK, kind, kind.wrong, "")),
        Button::Check | Button::Mend => {}
    }
    let work = move || {
        // A browser ends lines with CR LF, whatever was pasted.
        let mut text = payload.replace("\r\n", "\n");
        let mut report = (kind.judge)(&text);
        if button == Button::Mend {
            text = report.edited(&text);
            report = (kind.judge)(&text);
        }
        let outcome = outcome(&text, kind.label, &report);
        (text, Findings::of(report.violations()), outcome)
    };
    let (text, findings, outcome) = app.judges.run(work).await?;
    let status = if findings.errors > 0 { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    let mut response = page(status, kind, &text, &outcome);
    response.extensions_mut().insert(findings);
    Ok(response)
}

/// The page with a form that has a kind chosen and a text in it, and what is said about that.
fn page(status: StatusCode, chosen: &Kind, text: &str, outcome: &str) -> Response {
    let options = |is_deprecated: bool| {
        let mut options = String::new();
        for Kind { name, label, .. } in KINDS.iter().filter(|kind| kind.is_deprecated() == is_deprecated) {
            let selected = if *name == chosen.name { " selected" } else { "" };
            // A `String` takes whatever is written into it, here and below.
            let _ = write!(options, "<option value=\"{name}\"{selected}>{label}</option>");
        }
        options
    };
    let outcome = match outcome {
        "" => String::new(),
        outcome => {
            format!("<section class=\"result\" id=\"outcome\" role=\"status\">\n{outcome}</section>\n")
        }
    };
    let html = fill(PAGE, [&options(false), &options(true), &Escaped(text).to_string(), &outcome]);
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
    let class = match verdict {
        Verdict { status: 200, findings, .. } if findings.warnings > 0 => "warned",
        Verdict { status: 200, .. } => "good",
        _ => "bad",
    };
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
    let more = (findings.errors + findings.warnings).saturating_sub(findings.first.len());
    if more > 0 {
        let _ = write!(rows, "<small>and {more} more</small>");
    }
    rows.push_str("</td></tr>\n");
}

/// `hh:mm:ss`, in UTC.
fn time_of_day(at: SystemTime) -> String {
    let seconds = at.duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO).as_secs() % 86_400;
    format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}
