//! The library at work: the only place that calls it on texts.

use deployment_validate::deployment::Deployment;
use deployment_validate::{Report, Violation, json, yaml};
use serde_json::Value;

use crate::input::Kind;

/// What is wrong with a payload; nothing when it is valid.
pub(crate) fn judge(kind: Kind, bytes: &[u8]) -> Vec<Violation> {
    let read = match kind {
        Kind::Json | Kind::Ndjson => json::from_slice::<Deployment<'_>>(bytes).map(drop),
        Kind::Yaml => yaml::from_slice::<Deployment<'_>>(bytes).map(drop),
    };
    read.map_or_else(Report::into_violations, |()| Vec::new())
}

/// The JSON Schema of a payload.
pub(crate) fn schema() -> Value {
    deployment_validate::json_schema::<Deployment<'_>>()
}
