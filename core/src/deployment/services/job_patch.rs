//! The bodies that change jobs: an absent key leaves its field as it is, `null` takes it away.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use deployment_validate_macros::DeploymentValidate;

use super::build::{BuildConfiguration, BuildEngine, BuildStorage, Buildkit, BuildpackBuild};
use super::health::HealthCheck;
use super::job_settings::{ConcurrencyPolicy, CronSettings, RunOnSourceChange};
use super::json_object::JsonObject;
use super::service_patch::PatchGpu;
use crate::validate::Maybe;

/// The body that changes a job. The page has no `deployment`:
/// [`UpdateJobDeployment`](crate::deployment::UpdateJobDeployment) changes that, although its page calls it
/// deprecated.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, deny_null)]
pub struct PatchJob<'a> {
    /// A description of the job.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    #[validate(length(max = 200), pattern = r#"^[a-zA-Z0-9.,?\s\\/'"()[\];`%^&*\-_:!]+$"#)]
    pub description: Maybe<Cow<'a, str>>,
    /// ID of the stage that it belongs to.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    #[validate(length(min = 3, max = 100), pattern = r"^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$")]
    pub stage_id: Maybe<Cow<'a, str>>,
    /// Tags to find it by.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    #[validate(each(length(min = 3, max = 100), pattern = r"^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$"))]
    pub tags: Maybe<Vec<Cow<'a, str>>>,
    /// The plans that it runs on.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub billing: Maybe<PatchJobBilling<'a>>,
    /// Whether CI should be disabled. Only relevant for jobs deploying directly from version control.
    #[serde(rename = "disabledCI", skip_serializing_if = "Maybe::is_absent")]
    pub disabled_ci: Maybe<bool>,
    /// What is built, and when.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub build_configuration: Maybe<BuildConfiguration<'a>>,
    /// How it is built.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub build_settings: Maybe<PatchBuildSettings<'a>>,
    /// Variables of the running container, by name.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub runtime_environment: Maybe<JsonObject>,
    /// Files of the running container, by path.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub runtime_files: Maybe<JsonObject>,
    /// Arguments of the build, by name.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub build_arguments: Maybe<JsonObject>,
    /// Files of the build, by path.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub build_files: Maybe<JsonObject>,
    /// Secret mounts of the build, by ID.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub docker_secret_mounts: Maybe<JsonObject>,
    /// The health checks.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub health_checks: Maybe<Vec<HealthCheck<'a>>>,
    /// Settings.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub settings: Maybe<PatchJobSettings<'a>>,
}

/// The body that changes a cron job. The page calls its endpoint deprecated.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, deny_null)]
pub struct PatchCronJob<'a> {
    /// A description of the job.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    #[validate(length(max = 200), pattern = r#"^[a-zA-Z0-9.,?\s\\/'"()[\];`%^&*\-_:!]+$"#)]
    pub description: Maybe<Cow<'a, str>>,
    /// ID of the stage that it belongs to.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    #[validate(length(min = 3, max = 100), pattern = r"^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$")]
    pub stage_id: Maybe<Cow<'a, str>>,
    /// Tags to find it by.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    #[validate(each(length(min = 3, max = 100), pattern = r"^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$"))]
    pub tags: Maybe<Vec<Cow<'a, str>>>,
    /// The plans that it runs on.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub billing: Maybe<PatchJobBilling<'a>>,
    /// Whether CI should be disabled. Only relevant for jobs deploying directly from version control.
    #[serde(rename = "disabledCI", skip_serializing_if = "Maybe::is_absent")]
    pub disabled_ci: Maybe<bool>,
    /// What is built, and when.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub build_configuration: Maybe<BuildConfiguration<'a>>,
    /// How it is built.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub build_settings: Maybe<PatchBuildSettings<'a>>,
    /// Variables of the running container, by name.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub runtime_environment: Maybe<JsonObject>,
    /// Files of the running container, by path.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub runtime_files: Maybe<JsonObject>,
    /// Arguments of the build, by name.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub build_arguments: Maybe<JsonObject>,
    /// Files of the build, by path.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub build_files: Maybe<JsonObject>,
    /// Secret mounts of the build, by ID.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub docker_secret_mounts: Maybe<JsonObject>,
    /// The health checks.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub health_checks: Maybe<Vec<HealthCheck<'a>>>,
    /// The number of attempts to rerun a job before it is marked as failed.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub backoff_limit: Maybe<i64>,
    /// Configure when the job should be run if the source image changes.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub run_on_source_change: Maybe<RunOnSourceChange>,
    /// The maximum amount of time, in seconds, for a job to run before it is marked as failed.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub active_deadline_seconds: Maybe<i64>,
    /// The cron timer scheduling when to run the job.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    #[validate(
        pattern = r"(@(annually|yearly|monthly|weekly|daily|hourly))|((((\d+,)+\d+|(\d+(\/|-)\d+)|\d+|\*) ?){5})"
    )]
    pub schedule: Maybe<Cow<'a, str>>,
    /// Whether the cron's automatic scheduling is suspended.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub suspended: Maybe<bool>,
    /// Whether this job should run when another instance of the job is already running. `allow` will enable
    /// multiple instances of this job to run. `forbid` will keep the current instance of the job running and
    /// stop a new instance from being run. `replace` will terminate any currently running instance of the job
    /// and start a new one.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub concurrency_policy: Maybe<ConcurrencyPolicy>,
}

/// The body that changes a manual job. The page calls its endpoint deprecated.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, deny_null)]
pub struct PatchManualJob<'a> {
    /// A description of the job.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    #[validate(length(max = 200), pattern = r#"^[a-zA-Z0-9.,?\s\\/'"()[\];`%^&*\-_:!]+$"#)]
    pub description: Maybe<Cow<'a, str>>,
    /// ID of the stage that it belongs to.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    #[validate(length(min = 3, max = 100), pattern = r"^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$")]
    pub stage_id: Maybe<Cow<'a, str>>,
    /// Tags to find it by.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    #[validate(each(length(min = 3, max = 100), pattern = r"^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$"))]
    pub tags: Maybe<Vec<Cow<'a, str>>>,
    /// The plans that it runs on.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub billing: Maybe<PatchJobBilling<'a>>,
    /// Whether CI should be disabled. Only relevant for jobs deploying directly from version control.
    #[serde(rename = "disabledCI", skip_serializing_if = "Maybe::is_absent")]
    pub disabled_ci: Maybe<bool>,
    /// What is built, and when.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub build_configuration: Maybe<BuildConfiguration<'a>>,
    /// How it is built.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub build_settings: Maybe<PatchBuildSettings<'a>>,
    /// Variables of the running container, by name.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub runtime_environment: Maybe<JsonObject>,
    /// Files of the running container, by path.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub runtime_files: Maybe<JsonObject>,
    /// Arguments of the build, by name.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub build_arguments: Maybe<JsonObject>,
    /// Files of the build, by path.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub build_files: Maybe<JsonObject>,
    /// Secret mounts of the build, by ID.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub docker_secret_mounts: Maybe<JsonObject>,
    /// The health checks.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub health_checks: Maybe<Vec<HealthCheck<'a>>>,
    /// The number of attempts to rerun a job before it is marked as failed.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub backoff_limit: Maybe<i64>,
    /// Configure when the job should be run if the source image changes.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub run_on_source_change: Maybe<RunOnSourceChange>,
    /// The maximum amount of time, in seconds, for a job to run before it is marked as failed.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub active_deadline_seconds: Maybe<i64>,
}

/// The plans of a job, changed.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, deny_null)]
pub struct PatchJobBilling<'a> {
    /// The ID of the build plan to use.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    #[validate(length(min = 3, max = 100), pattern = r"^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$")]
    pub build_plan: Maybe<Cow<'a, str>>,
    /// The ID of the deployment plan to use.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    #[validate(length(min = 3, max = 100), pattern = r"^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$")]
    pub deployment_plan: Maybe<Cow<'a, str>>,
    /// Graphics processors.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub gpu: Maybe<PatchGpu<'a>>,
}

/// How it is built, changed.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, deny_null)]
pub struct PatchBuildSettings<'a> {
    /// Storage of the container.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub storage: Maybe<BuildStorage>,
    /// The build of a Dockerfile.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub dockerfile: Maybe<PatchDockerfileBuild<'a>>,
    /// Allows for customization of buildpack runtime.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub buildpack: Maybe<BuildpackBuild<'a>>,
}

/// The build of a Dockerfile, changed.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, deny_null)]
pub struct PatchDockerfileBuild<'a> {
    /// DEPRECATED: This field will be removed in the near future and currently has no effect.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub use_cache: Maybe<bool>,
    /// Build engine to use. Defaults to recommended build engine `buildkit`.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub build_engine: Maybe<BuildEngine>,
    /// The file path of the Dockerfile.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    #[validate(pattern = r"^\/([a-zA-Z0-9-._]+\/)*[a-zA-Z0-9-._]+$")]
    pub docker_file_path: Maybe<Cow<'a, str>>,
    /// The working directory of the Dockerfile.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    #[validate(pattern = r"^\/([a-zA-Z0-9-._]+\/)*[a-zA-Z0-9-._]*$")]
    pub docker_work_dir: Maybe<Cow<'a, str>>,
    /// Settings of BuildKit.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub buildkit: Maybe<Buildkit>,
}

/// When a job runs, and how often, changed.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, deny_null)]
pub struct PatchJobSettings<'a> {
    /// The number of attempts to rerun a job before it is marked as failed.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub backoff_limit: Maybe<i64>,
    /// Configure when the job should be run if the source image changes.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub run_on_source_change: Maybe<RunOnSourceChange>,
    /// The maximum amount of time, in seconds, for a job to run before it is marked as failed.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub active_deadline_seconds: Maybe<i64>,
    /// When it runs by itself.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub cron: Maybe<CronSettings<'a>>,
}
