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
    PatchService Maybe [described running] {
        /// The plans that it runs on.
        pub billing: Maybe<PatchServiceBilling<'a>>,
        /// What is deployed, and how it runs.
        pub deployment: Maybe<ServiceDeployment<'a>>,
        /// The ports.
        pub ports: Maybe<Vec<Port<'a>>>,
        /// How requests spread over instances.
        pub load_balancing: Maybe<PatchLoadBalancing<'a>>,
        /// When instances are added and taken away.
        pub autoscaling: Maybe<PatchAutoscaling<'a>>,
    }
}

/// The plan of a service, changed.
#[derive(Clone, Debug, Default, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct PatchServiceBilling<'a> {
    /// The ID of the deployment plan to use.
    #[validate(length(min = 3, max = 100), pattern = SLUG)]
    pub deployment_plan: Maybe<Cow<'a, str>>,
    /// Graphics processors.
    pub gpu: Maybe<PatchGpu<'a>>,
}

/// Graphics processors, changed.
#[derive(Clone, Debug, Default, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct PatchGpu<'a> {
    /// Whether it is on.
    pub enabled: Maybe<bool>,
    /// Which ones, and how many.
    pub configuration: Maybe<PatchGpuConfiguration<'a>>,
}

/// Which graphics processors, changed.
#[derive(Clone, Debug, Default, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct PatchGpuConfiguration<'a> {
    /// The type.
    pub gpu_type: Maybe<Cow<'a, str>>,
    /// How many.
    pub gpu_count: Maybe<i64>,
    /// Whether several containers share one.
    pub timesliced: Maybe<bool>,
}

/// How requests spread over instances, changed.
#[derive(Clone, Debug, Default, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct PatchLoadBalancing<'a> {
    /// The mode.
    pub mode: Maybe<LoadBalancingMode>,
    /// What is hashed.
    pub consistent_hash: Maybe<ConsistentHash<'a>>,
    /// What is routed by.
    pub consistent_replica_routing: Maybe<ConsistentReplicaRouting>,
}

/// When instances are added and taken away, changed.
#[derive(Clone, Debug, Default, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct PatchAutoscaling<'a> {
    /// By their number.
    pub horizontal: Maybe<PatchHorizontalAutoscaling<'a>>,
}

/// How many instances there are, changed.
#[derive(Clone, Debug, Default, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct PatchHorizontalAutoscaling<'a> {
    /// Whether horizontal autoscaling should be enabled.
    pub enabled: Maybe<bool>,
    /// Minimum number of replicas which should be running at any time.
    pub min_replicas: Maybe<f64>,
    /// Maximum number of replicas which can be running at any time.
    pub max_replicas: Maybe<f64>,
    /// By use of the processor.
    pub cpu: Maybe<PatchUsageThreshold>,
    /// By use of memory.
    pub memory: Maybe<PatchUsageThreshold>,
    /// By requests per second.
    pub rps: Maybe<PatchRequestsThreshold>,
    /// By metrics of your own.
    pub user_metrics: Maybe<PatchUserMetrics<'a>>,
}

/// A threshold for the use of the processor or of memory, changed.
#[derive(Clone, Debug, Default, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct PatchUsageThreshold {
    /// Whether autoscaling should take it into account.
    pub enabled: Maybe<bool>,
    /// Threshold usage percentage at which the workload will be scaled.
    pub threshold_percentage: Maybe<i64>,
}

/// A threshold for requests per second, changed.
#[derive(Clone, Debug, Default, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct PatchRequestsThreshold {
    /// Whether autoscaling should take into requests-per-second.
    pub enabled: Maybe<bool>,
    /// Threshold rps value on which the workload will be scaled.
    pub threshold_value: Maybe<i64>,
}

/// Metrics of your own, changed.
#[derive(Clone, Debug, Default, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct PatchUserMetrics<'a> {
    /// Whether to enable handling for custom metrics in the autoscaling configuration.
    pub enabled: Maybe<bool>,
    /// Path on which the metrics will be exposed by the service..
    #[validate(pattern = URL_PATH)]
    pub exposed_metrics_path: Maybe<Cow<'a, str>>,
    /// Port on which the metrics will be exposed by the service.
    pub exposed_metrics_port: Maybe<i64>,
    /// The metrics.
    pub metrics: Maybe<Vec<Metric<'a>>>,
}
