//! The body of a request as a payload that outlives it, and the answer where it is none.

use axum::http::StatusCode;
use deployment_validate::axum08::ValidJsonRejection;
use deployment_validate::deployment::Deployment;
use deployment_validate::schema::Schema;
use deployment_validate::{Collector, DeploymentValidate, Path};
use serde::{Deserialize, Deserializer};

use crate::refusal::Refusal;

/// A payload that borrows nothing from the body, as [`ValidJson`](deployment_validate::axum08::ValidJson) needs it.
pub(crate) struct Payload(Deployment<'static>);

impl<'de> Deserialize<'de> for Payload {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Deployment::deserialize(deserializer).map(|payload| Payload(payload.into_owned()))
    }
}

impl DeploymentValidate for Payload {
    const SCHEMA: &'static Schema = Deployment::SCHEMA;

    fn validate_at(&self, at: &Path<'_>, out: &mut Collector) {
        self.0.validate_at(at, out);
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
