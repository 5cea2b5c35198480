//! How a service or job runs: storage, rollout, zones, graphics processors.

use alloc::borrow::Cow;

use deployment_validate_macros::DeploymentValidate;

use super::json_object::JsonObject;

/// The architecture of a machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, DeploymentValidate)]
#[validate(deserialize, serialize)]
pub enum Architecture {
    /// `x86`.
    #[serde(rename = "x86")]
    X86,
    /// `arm`.
    #[serde(rename = "arm")]
    Arm,
}

/// How a new version replaces the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, DeploymentValidate)]
#[validate(deserialize, serialize)]
pub enum RolloutStrategyType {
    /// `recreate`.
    #[serde(rename = "recreate")]
    Recreate,
    /// `rollout-steady`.
    #[serde(rename = "rollout-steady")]
    RolloutSteady,
    /// `rollout-balanced`.
    #[serde(rename = "rollout-balanced")]
    RolloutBalanced,
    /// `rollout-fast`.
    #[serde(rename = "rollout-fast")]
    RolloutFast,
    /// `custom`.
    #[serde(rename = "custom")]
    Custom,
}

/// How instances spread over zones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, DeploymentValidate)]
#[validate(deserialize, serialize)]
pub enum ZonalRedundancyType {
    /// `disabled`.
    #[serde(rename = "disabled")]
    Disabled,
    /// `preferred`.
    #[serde(rename = "preferred")]
    Preferred,
    /// `required`.
    #[serde(rename = "required")]
    Required,
}

/// Where a service or job runs.
#[derive(Clone, Debug, Default, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct Infrastructure {
    /// The architecture of the machine.
    pub architecture: Option<Architecture>,
}

/// Graphics processors.
#[derive(Clone, Debug, Default, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct Gpu<'a> {
    /// Whether it is on.
    pub enabled: Option<bool>,
    /// Which ones, and how many.
    pub configuration: Option<GpuConfiguration<'a>>,
}

/// Which graphics processors, and how many.
#[derive(Clone, Debug, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct GpuConfiguration<'a> {
    /// The type.
    pub gpu_type: Cow<'a, str>,
    /// How many.
    pub gpu_count: Option<i64>,
    /// Whether several containers share one.
    pub timesliced: Option<bool>,
}

/// Storage of a container.
#[derive(Clone, Debug, Default, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct Storage {
    /// Whether to use HDB storage.
    pub use_hdb_storage: Option<bool>,
    /// Whether to use PD SSD storage.
    pub use_pd_ssd_storage: Option<bool>,
    /// Ephemeral storage.
    pub ephemeral_storage: Option<EphemeralStorage>,
    /// Configures the amount of available memory-backed disk space available to /dev/shm.
    pub shm_size: Option<i64>,
}

/// Ephemeral storage of a container.
#[derive(Clone, Debug, Default, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct EphemeralStorage {
    /// Ephemeral storage per container in MB.
    pub storage_size: Option<i64>,
}

/// Labels and annotations.
#[derive(Clone, Debug, Default, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct Metadata {
    /// Labels by name.
    pub labels: Option<JsonObject>,
    /// Annotations by name.
    pub annotations: Option<JsonObject>,
}

/// How a new version replaces the one before.
#[derive(Clone, Debug, Default, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct RolloutStrategy<'a> {
    /// Configures the instance roll out strategy of your service. Currently only available via feature flag.
    #[serde(rename = "type")]
    pub kind: Option<RolloutStrategyType>,
    /// Settings.
    pub settings: Option<RolloutSettings<'a>>,
}

/// How many instances a rollout touches at once.
#[derive(Clone, Debug, Default, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct RolloutSettings<'a> {
    /// How many instances may be there beyond the wanted number.
    pub max_surge: Option<Amount<'a>>,
    /// How many of the wanted instances may be missing.
    pub max_unavailable: Option<Amount<'a>>,
}

/// How instances spread over zones.
#[derive(Clone, Debug, Default, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct ZonalRedundancy {
    /// Defines scheduling behaviour across different zones within the same region.
    #[serde(rename = "type")]
    pub kind: Option<ZonalRedundancyType>,
    /// Defines how many zones are required and will prevent containers from additional scheduling into
    /// existing zones. (Only relevant if type is set to "required")
    #[validate(ignored_unless(kind = Required))]
    pub min_zones: Option<i64>,
}

/// Access by SSH.
#[derive(Clone, Debug, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct Ssh {
    /// Enables SSH access if the resource matches an SSH identity selector.
    pub enabled: bool,
}

/// A number of instances, or a percentage of them.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, DeploymentValidate)]
#[serde(untagged)]
pub enum Amount<'a> {
    /// A non-negative integer.
    Count(u64),
    /// A percentage string in the range 0% to 100%, such as `25%`.
    Percentage(
        #[serde(borrow)]
        #[validate(pattern = r"^0*(\d{1,2}|100)%$")]
        Cow<'a, str>,
    ),
}
