//! The body that creates or replaces a deployment service.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use deployment_validate_macros::DeploymentValidate;

use super::health::HealthCheck;
use super::json_object::JsonObject;
use super::ports::Port;
use super::running::{Gpu, Infrastructure};
use super::scaling::{Autoscaling, LoadBalancing};
use super::source::ServiceDeployment;

/// The body that creates a deployment service, or replaces it.
#[derive(Clone, Debug, PartialEq, serde::Serialize, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, deny_null)]
pub struct CreateService<'a> {
    /// The name of the service.
    #[validate(
        length(min = 3, max = 54),
        pattern = r"^[a-zA-Z]((-|\s)?[a-zA-Z0-9]+((-|\s)[a-zA-Z0-9]+)*)?$",
        immutable
    )]
    pub name: Cow<'a, str>,
    /// A description of the service.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 200), pattern = r#"^[a-zA-Z0-9.,?\s\\/'"()[\];`%^&*\-_:!]+$"#)]
    pub description: Option<Cow<'a, str>>,
    /// ID of the stage that it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(length(min = 3, max = 100), pattern = r"^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$")]
    pub stage_id: Option<Cow<'a, str>>,
    /// Tags to find it by.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(each(length(min = 3, max = 100), pattern = r"^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$"))]
    pub tags: Option<Vec<Cow<'a, str>>>,
    /// The plans that it runs on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub billing: Option<ServiceBilling<'a>>,
    /// Where it runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(immutable)]
    pub infrastructure: Option<Infrastructure>,
    /// What is deployed, and how it runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deployment: Option<ServiceDeployment<'a>>,
    /// The ports.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ports: Option<Vec<Port<'a>>>,
    /// Variables of the running container, by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub runtime_environment: Option<JsonObject>,
    /// Files of the running container, by path.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub runtime_files: Option<JsonObject>,
    /// The health checks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub health_checks: Option<Vec<HealthCheck<'a>>>,
    /// How requests spread over instances.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub load_balancing: Option<LoadBalancing<'a>>,
    /// When instances are added and taken away.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub autoscaling: Option<Autoscaling<'a>>,
    /// What holds at the creation only.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(immutable)]
    pub create_options: Option<CreateOptions<'a>>,
}

/// The plan of a service.
#[derive(Clone, Debug, PartialEq, serde::Serialize, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, deny_null)]
pub struct ServiceBilling<'a> {
    /// The ID of the deployment plan to use.
    #[validate(length(min = 3, max = 100), pattern = r"^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$")]
    pub deployment_plan: Cow<'a, str>,
    /// Graphics processors.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gpu: Option<Gpu<'a>>,
}

/// What holds at the creation only.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, deny_null)]
pub struct CreateOptions<'a> {
    /// IDs of the volumes to attach.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(each(length(min = 3, max = 39), pattern = r"^[a-zA-Z](-?[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*)?$"))]
    pub volumes_to_attach: Option<Vec<Cow<'a, str>>>,
    /// Number of seconds from creation after which the service should automatically expire. Once reached, the
    /// service is paused and scheduled for deletion. Must be between 300 (5 minutes) and 604800 (7 days).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(range(min = 300, max = 604800))]
    pub expiry_time: Option<i64>,
}
