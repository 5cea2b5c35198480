//! The endpoints of the pages, in both scopes, and what the vendor's command-line tool asks for before it
//! uses them.

use std::collections::BTreeSet;

use axum::extract::rejection::RawPathParamsRejection;
use axum::extract::{FromRequestParts, RawPathParams, State};
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, MethodRouter, get, on};
use axum::{Json, Router};
use deployment_validate::axum08::{JsonText, ValidJsonRejection};
use deployment_validate::deployment::endpoint::{Id, ServiceDeploymentUpdated};
use serde_json::Value;

use crate::App;
use crate::kinds::{KINDS, Kind, Row};
use crate::refusal::Refusal;
use crate::verdicts::Findings;

pub(crate) fn routes() -> Router<App> {
    let rows = || KINDS.iter().flat_map(|kind| kind.endpoints.iter().map(move |row| (kind, row)));
    let templates = || rows().flat_map(|(_, row)| [Some(row.path), row.team_path]).flatten();
    let mut routes = Router::new()
        // `northflank login` asks for this path and looks at nothing but the status.
        .route("/v1/login", get(|_: Bearer| async { Json(ServiceDeploymentUpdated::default()) }));
    for (kind, row) in rows() {
        for template in [Some(row.path), row.team_path].into_iter().flatten() {
            // A template is written as axum writes a route: `/v1/projects/{projectId}/..`. It meets itself, too.
            let paths: BTreeSet<_> = templates().filter_map(|other| meeting(template, other)).collect();
            for path in paths {
                routes = routes.route(&path, handler(kind, row));
            }
        }
    }
    routes
}

/// The path that two templates both stand for, as `services/deployment/deployment` is
/// `services/deployment/{serviceId}` and `services/{serviceId}/deployment`. A router would take only one of them.
fn meeting(path: &str, other: &str) -> Option<String> {
    if path.split('/').count() != other.split('/').count() {
        return None;
    }
    let segments = path.split('/').zip(other.split('/')).map(|pair| match pair {
        (own, other) if own == other || other.starts_with('{') => Some(own),
        (own, other) => own.starts_with('{').then_some(other),
    });
    segments.collect::<Option<Vec<_>>>().map(|segments| segments.join("/"))
}

fn handler(kind: &'static Kind, row: &'static Row) -> MethodRouter<App> {
    // The methods of the pages are those of HTTP.
    let method = Method::from_bytes(row.method.as_bytes()).unwrap_or_default();
    let filter = MethodFilter::try_from(method).unwrap_or(MethodFilter::GET);
    on(filter, move |state: State<App>, _: Bearer, ids: Ids, text: Text| dry_run(kind, row, state, ids, text))
}

type Ids = Result<RawPathParams, RawPathParamsRejection>;
type Text = Result<JsonText, ValidJsonRejection>;

/// Judges one request and answers what the page says, with the warnings beside it.
///
/// The vendor's clients read nothing but JSON, so the word `success` of the jobs' page goes out as a JSON
/// string.
async fn dry_run(
    kind: &Kind,
    row: &Row,
    State(app): State<App>,
    ids: Ids,
    text: Text,
) -> Result<Response, Refusal> {
    for (name, id) in &ids.map_err(|_| Refusal::bad_encoding())? {
        Id::new(id).map_err(|error| Refusal::bad_id(name, &error))?;
    }
    if let Some(deprecation) = row.deprecation.filter(|_| app.fail_on_deprecated) {
        return Err(Refusal::gone(deprecation));
    }
    let JsonText(text) = text?;
    let judge = kind.judge;
    let report = app.judges.run(move || judge(&text)).await?;
    let findings = Findings::of(report.violations());
    if findings.errors > 0 {
        return Err(Refusal::invalid(report));
    }
    let warnings = report.into_violations();
    let mut answer = (row.answer)();
    if let Value::Object(entries) = &mut answer
        && !warnings.is_empty()
    {
        let warnings = serde_json::to_value(warnings).unwrap_or_default();
        entries.insert("warnings".to_owned(), warnings);
    }
    let mut response = (StatusCode::OK, Json(answer)).into_response();
    response.extensions_mut().insert(findings);
    Ok(response)
}

/// That the request has a bearer token. Which one is not looked at and not kept.
struct Bearer;

impl<S: Sync> FromRequestParts<S> for Bearer {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        let header = parts.headers.get(AUTHORIZATION).map(|value| value.as_bytes());
        match header.and_then(|value| value.split_at_checked("Bearer ".len())) {
            Some((scheme, token))
                if scheme.eq_ignore_ascii_case(b"Bearer ") && !token.trim_ascii().is_empty() =>
            {
                Ok(Bearer)
            }
            _ => Err(Refusal::unauthorized()),
        }
    }
}
