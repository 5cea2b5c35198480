//! How requests spread over instances, and how many of those there are.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use deployment_validate_macros::DeploymentValidate;

use super::patterns::URL_PATH;

/// How requests spread over instances.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, DeploymentValidate)]
#[validate(deserialize, serialize)]
pub enum LoadBalancingMode {
    /// `leastConnection`.
    #[serde(rename = "leastConnection")]
    LeastConnection,
    /// `consistentHash`.
    #[serde(rename = "consistentHash")]
    ConsistentHash,
    /// `roundRobin`.
    #[serde(rename = "roundRobin")]
    RoundRobin,
    /// `consistentReplicaRouting`.
    #[serde(rename = "consistentReplicaRouting")]
    ConsistentReplicaRouting,
}

/// What is hashed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, DeploymentValidate)]
#[validate(deserialize, serialize)]
pub enum ConsistentHashMode {
    /// `ip`.
    #[serde(rename = "ip")]
    Ip,
    /// `customHeader`.
    #[serde(rename = "customHeader")]
    CustomHeader,
}

/// What is routed by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, DeploymentValidate)]
#[validate(deserialize, serialize)]
pub enum ConsistentReplicaRoutingMode {
    /// `path`.
    #[serde(rename = "path")]
    Path,
    /// `header`.
    #[serde(rename = "header")]
    Header,
}

/// The type of a metric.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, DeploymentValidate)]
#[validate(deserialize, serialize)]
pub enum MetricType {
    /// `gauge`.
    #[serde(rename = "gauge")]
    Gauge,
    /// `counter`.
    #[serde(rename = "counter")]
    Counter,
}

/// How requests spread over instances.
#[derive(Clone, Debug, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct LoadBalancing<'a> {
    /// The mode.
    pub mode: LoadBalancingMode,
    /// What is hashed.
    pub consistent_hash: Option<ConsistentHash<'a>>,
    /// What is routed by.
    pub consistent_replica_routing: Option<ConsistentReplicaRouting>,
}

/// What is hashed.
#[derive(Clone, Debug, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct ConsistentHash<'a> {
    /// The mode.
    pub mode: ConsistentHashMode,
    /// The header that is hashed.
    pub header: Option<Cow<'a, str>>,
}

/// What is routed by.
#[derive(Clone, Debug, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct ConsistentReplicaRouting {
    /// The mode.
    pub mode: ConsistentReplicaRoutingMode,
}

/// When instances are added and taken away.
#[derive(Clone, Debug, Default, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct Autoscaling<'a> {
    /// By their number.
    pub horizontal: Option<HorizontalAutoscaling<'a>>,
}

/// How many instances there are.
#[derive(Clone, Debug, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct HorizontalAutoscaling<'a> {
    /// Whether horizontal autoscaling should be enabled.
    pub enabled: bool,
    /// Minimum number of replicas which should be running at any time.
    pub min_replicas: f64,
    /// Maximum number of replicas which can be running at any time.
    pub max_replicas: f64,
    /// By use of the processor.
    pub cpu: Option<UsageThreshold>,
    /// By use of memory.
    pub memory: Option<UsageThreshold>,
    /// By requests per second.
    pub rps: Option<RequestsThreshold>,
    /// By metrics of your own.
    pub user_metrics: Option<UserMetrics<'a>>,
}

/// A threshold for the use of the processor or of memory.
#[derive(Clone, Debug, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct UsageThreshold {
    /// Whether autoscaling should take it into account.
    pub enabled: bool,
    /// Threshold usage percentage at which the workload will be scaled.
    pub threshold_percentage: i64,
}

/// A threshold for requests per second.
#[derive(Clone, Debug, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct RequestsThreshold {
    /// Whether autoscaling should take into requests-per-second.
    pub enabled: bool,
    /// Threshold rps value on which the workload will be scaled.
    pub threshold_value: i64,
}

/// Metrics of your own.
#[derive(Clone, Debug, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct UserMetrics<'a> {
    /// Whether to enable handling for custom metrics in the autoscaling configuration.
    pub enabled: bool,
    /// Path on which the metrics will be exposed by the service..
    #[validate(pattern = URL_PATH)]
    pub exposed_metrics_path: Cow<'a, str>,
    /// Port on which the metrics will be exposed by the service.
    pub exposed_metrics_port: i64,
    /// The metrics.
    pub metrics: Option<Vec<Metric<'a>>>,
}

/// A metric of your own.
#[derive(Clone, Debug, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct Metric<'a> {
    /// Name of the custom metric.
    #[validate(pattern = r"[a-zA-Z_:][a-zA-Z0-9_:]*$")]
    pub metric_name: Cow<'a, str>,
    /// Type of metric exposed, this will affect how it'll be queried by the autoscaler component: Gauge will
    /// be used as is, Counter will be used with rate()
    pub metric_type: MetricType,
    /// Threshold value on which the workload will be scaled. Represents the average value across all running
    /// pods.
    pub threshold_value: f64,
}
