//! The endpoints of the pages, in both scopes, and what the vendor's command-line tool asks for before it
//! uses them.

use axum::extract::rejection::RawPathParamsRejection;
use axum::extract::{FromRequestParts, RawPathParams, State};
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use axum::routing::{get, post};
use axum::{Json, Router};
use deployment_validate::axum08::{ValidJson, ValidJsonRejection};
use deployment_validate::deployment::endpoint::{Endpoint, Id, ServiceDeploymentUpdated};
use deployment_validate::deployment::{UpdateJobDeployment, UpdateServiceDeployment};
use serde::Serialize;

use crate::App;
use crate::extract::Payload;
use crate::refusal::Refusal;

pub(crate) fn routes() -> Router<App> {
    endpoint::<UpdateServiceDeployment<'_>>()
        .merge(endpoint::<UpdateJobDeployment<'_>>())
        // `northflank login` asks for this path and looks at nothing but the status.
        .route("/v1/login", get(|_: Bearer| async { Json(ServiceDeploymentUpdated::default()) }))
}

/// The routes of one endpoint. A template is written as axum writes a route: `/v1/projects/{projectId}/..`.
fn endpoint<E>() -> Router<App>
where
    E: Endpoint + 'static,
    E::Response: Default + Serialize + Send,
{
    let routes = Router::new().route(E::PATH, post(dry_run::<E>));
    match E::TEAM_PATH {
        Some(path) => routes.route(path, post(dry_run::<E>)),
        None => routes,
    }
}

/// Judges one request and answers what the page says.
///
/// The vendor's clients read nothing but JSON, so the word `success` of the jobs' page goes out as a JSON
/// string.
async fn dry_run<E>(
    State(app): State<App>,
    _: Bearer,
    ids: Result<RawPathParams, RawPathParamsRejection>,
    payload: Result<ValidJson<Payload>, ValidJsonRejection>,
) -> Result<Json<E::Response>, Refusal>
where
    E: Endpoint,
    E::Response: Default + Serialize,
{
    for (name, id) in &ids.map_err(|_| Refusal::bad_encoding())? {
        Id::new(id).map_err(|error| Refusal::bad_id(name, &error))?;
    }
    if let Some(deprecation) = E::DEPRECATION.filter(|_| app.fail_on_deprecated) {
        return Err(Refusal::gone(deprecation));
    }
    payload?;
    Ok(Json(E::Response::default()))
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
