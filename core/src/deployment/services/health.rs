//! Health checks.

use alloc::borrow::Cow;

use deployment_validate_macros::DeploymentValidate;

/// The protocol of a health check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, DeploymentValidate)]
#[validate(deserialize, serialize)]
pub enum HealthCheckProtocol {
    /// `HTTP`.
    #[serde(rename = "HTTP")]
    Http,
    /// `CMD`.
    #[serde(rename = "CMD")]
    Cmd,
    /// `TCP`.
    #[serde(rename = "TCP")]
    Tcp,
}

/// The type of a health check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, DeploymentValidate)]
#[validate(deserialize, serialize)]
pub enum HealthCheckType {
    /// `livenessProbe`.
    #[serde(rename = "livenessProbe")]
    LivenessProbe,
    /// `readinessProbe`.
    #[serde(rename = "readinessProbe")]
    ReadinessProbe,
    /// `startupProbe`.
    #[serde(rename = "startupProbe")]
    StartupProbe,
}

/// A health check.
#[derive(Clone, Debug, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct HealthCheck<'a> {
    /// The protocol to access the health check with.
    #[validate(discriminator(Tcp))]
    pub protocol: HealthCheckProtocol,
    /// The type of health check.
    #[serde(rename = "type")]
    pub kind: HealthCheckType,
    /// The path of the health check endpoint. Required when protocol is HTTP.
    #[validate(pattern = r"^\/([a-zA-Z0-9-._]+\/)*[a-zA-Z0-9-._]*((\?([a-zA-Z0-9-._]+(=[a-zA-Z0-9-._]+)?)*)(&([a-zA-Z0-9-._]+(=[a-zA-Z0-9-._]+)?)*)*)?$", required_if(protocol = Http))]
    pub path: Option<Cow<'a, str>>,
    /// The command to run for the health check. Required when protocol is CMD.
    #[validate(required_if(protocol = Cmd))]
    pub cmd: Option<Cow<'a, str>>,
    /// Port number for the health check endpoint. Required when protocol is HTTP.
    #[validate(required_if(protocol = Http))]
    pub port: Option<i64>,
    /// Initial delay, in seconds, before the health check is first run.
    pub initial_delay_seconds: i64,
    /// The time between each check, in seconds.
    pub period_seconds: i64,
    /// The time to wait for a response before marking the health check as a failure.
    pub timeout_seconds: i64,
    /// The maximum number of allowed failures.
    pub failure_threshold: i64,
    /// The number of successes required to mark the health check as a success.
    pub success_threshold: Option<i64>,
}
