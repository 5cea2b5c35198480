use std::collections::BTreeMap;

use deployment_validate::{DeploymentValidate, Pattern, pattern};
use serde::Serialize;

const ID: Pattern = pattern!(r"^[a-z]([a-z0-9-]*[a-z0-9])?$");

/// A service of the platform.
#[derive(Clone, Debug, PartialEq, Serialize, DeploymentValidate)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[validate(
    deserialize,
    deny_null,
    exactly_one_of(image, build),
    at_most_one_of(schedule, time_zone)
)]
pub struct Service {
    /// The name in addresses.
    ///
    /// Examples: `api`, `web-front`.
    #[validate(length(min = 3, max = 54), pattern = ID)]
    pub id: String,
    #[validate(discriminator(Worker))]
    pub kind: ServiceKind,
    #[validate(range(min = 1))]
    pub port: u16,
    /// Where requests arrive.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(prefix = "/", required_if(kind = Http), forbidden_unless(kind = Http))]
    pub path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(length(min = 9), required_if(kind = Cron))]
    pub schedule: Option<String>,
    /// Default: `UTC`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(pattern = ID)]
    pub parent: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(range(exclusive_min = 0, max = 1))]
    pub weight: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(nullable, multiple_of = 2)]
    pub replicas: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 5), each(length(max = 20)), unique)]
    pub tags: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(keys(pattern = r"^[A-Z_]+$"))]
    pub env: Option<BTreeMap<String, String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(format = uri)]
    pub homepage: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(not(contains = "--"), none_of("admin", "root"))]
    pub slug: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(required_if(key))]
    pub cert: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(required_if(cert))]
    pub key: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub build: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(one_of(1, 2, 4, 8))]
    pub size: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(one_of("service"))]
    pub r#type: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, DeploymentValidate)]
#[serde(rename_all = "lowercase")]
#[validate(deserialize)]
pub enum ServiceKind {
    /// Answers requests.
    Http,
    /// Runs at times.
    Cron,
    #[deprecated]
    Worker,
}
