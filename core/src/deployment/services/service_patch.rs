//! The body that changes a deployment service: an absent key leaves its field as it is, `null` takes it away.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use deployment_validate_macros::DeploymentValidate;

use super::health::HealthCheck;
use super::json_object::JsonObject;
use super::keys::body;
use super::patterns::{DESCRIPTION, SLUG, URL_PATH};
use super::ports::Port;
use super::scaling::{ConsistentHash, ConsistentReplicaRouting, LoadBalancingMode, Metric};
use super::source::ServiceDeployment;
use crate::validate::Maybe;

body! {
    {
        /// The body that changes a deployment service.
        #[derive(Default)]
    }
    PatchService (Maybe "Maybe::is_absent") [described running] {
        /// The plans that it runs on.
        #[serde(skip_serializing_if = "Maybe::is_absent")]
        pub billing: Maybe<PatchServiceBilling<'a>>,
        /// What is deployed, and how it runs.
        #[serde(skip_serializing_if = "Maybe::is_absent")]
        pub deployment: Maybe<ServiceDeployment<'a>>,
        /// The ports.
        #[serde(skip_serializing_if = "Maybe::is_absent")]
        pub ports: Maybe<Vec<Port<'a>>>,
        /// How requests spread over instances.
        #[serde(skip_serializing_if = "Maybe::is_absent")]
        pub load_balancing: Maybe<PatchLoadBalancing<'a>>,
        /// When instances are added and taken away.
        #[serde(skip_serializing_if = "Maybe::is_absent")]
        pub autoscaling: Maybe<PatchAutoscaling<'a>>,
    }
}

/// The plan of a service, changed.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, deny_null)]
pub struct PatchServiceBilling<'a> {
    /// The ID of the deployment plan to use.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    #[validate(length(min = 3, max = 100), pattern = SLUG)]
    pub deployment_plan: Maybe<Cow<'a, str>>,
    /// Graphics processors.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub gpu: Maybe<PatchGpu<'a>>,
}

/// Graphics processors, changed.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, deny_null)]
pub struct PatchGpu<'a> {
    /// Whether it is on.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub enabled: Maybe<bool>,
    /// Which ones, and how many.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub configuration: Maybe<PatchGpuConfiguration<'a>>,
}

/// Which graphics processors, changed.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, deny_null)]
pub struct PatchGpuConfiguration<'a> {
    /// The type.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub gpu_type: Maybe<Cow<'a, str>>,
    /// How many.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub gpu_count: Maybe<i64>,
    /// Whether several containers share one.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub timesliced: Maybe<bool>,
}

/// How requests spread over instances, changed.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, deny_null)]
pub struct PatchLoadBalancing<'a> {
    /// The mode.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub mode: Maybe<LoadBalancingMode>,
    /// What is hashed.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub consistent_hash: Maybe<ConsistentHash<'a>>,
    /// What is routed by.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub consistent_replica_routing: Maybe<ConsistentReplicaRouting>,
}

/// When instances are added and taken away, changed.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, deny_null)]
pub struct PatchAutoscaling<'a> {
    /// By their number.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub horizontal: Maybe<PatchHorizontalAutoscaling<'a>>,
}

/// How many instances there are, changed.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, deny_null)]
pub struct PatchHorizontalAutoscaling<'a> {
    /// Whether horizontal autoscaling should be enabled.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub enabled: Maybe<bool>,
    /// Minimum number of replicas which should be running at any time.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub min_replicas: Maybe<f64>,
    /// Maximum number of replicas which can be running at any time.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub max_replicas: Maybe<f64>,
    /// By use of the processor.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub cpu: Maybe<PatchUsageThreshold>,
    /// By use of memory.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub memory: Maybe<PatchUsageThreshold>,
    /// By requests per second.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub rps: Maybe<PatchRequestsThreshold>,
    /// By metrics of your own.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub user_metrics: Maybe<PatchUserMetrics<'a>>,
}

/// A threshold for the use of the processor or of memory, changed.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, deny_null)]
pub struct PatchUsageThreshold {
    /// Whether autoscaling should take it into account.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub enabled: Maybe<bool>,
    /// Threshold usage percentage at which the workload will be scaled.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub threshold_percentage: Maybe<i64>,
}

/// A threshold for requests per second, changed.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, deny_null)]
pub struct PatchRequestsThreshold {
    /// Whether autoscaling should take into requests-per-second.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub enabled: Maybe<bool>,
    /// Threshold rps value on which the workload will be scaled.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub threshold_value: Maybe<i64>,
}

/// Metrics of your own, changed.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, deny_null)]
pub struct PatchUserMetrics<'a> {
    /// Whether to enable handling for custom metrics in the autoscaling configuration.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub enabled: Maybe<bool>,
    /// Path on which the metrics will be exposed by the service..
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    #[validate(pattern = URL_PATH)]
    pub exposed_metrics_path: Maybe<Cow<'a, str>>,
    /// Port on which the metrics will be exposed by the service.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub exposed_metrics_port: Maybe<i64>,
    /// The metrics.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub metrics: Maybe<Vec<Metric<'a>>>,
}
