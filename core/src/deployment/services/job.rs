//! The bodies that create or replace jobs.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use deployment_validate_macros::DeploymentValidate;

use super::build::{BuildConfiguration, BuildSettings};
use super::health::HealthCheck;
use super::job_settings::{ConcurrencyPolicy, JobSettings, RunOnSourceChange};
use super::json_object::JsonObject;
use super::running::{Gpu, Infrastructure};
use super::source::JobDeployment;

/// The body that creates a job, or replaces it.
#[derive(Clone, Debug, PartialEq, serde::Serialize, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, deny_null)]
pub struct CreateJob<'a> {
    /// The name of the job.
    #[validate(
        length(min = 3, max = 52),
        pattern = r"^[a-zA-Z]((-|\s)?[a-zA-Z0-9]+((-|\s)[a-zA-Z0-9]+)*)?$",
        immutable
    )]
    pub name: Cow<'a, str>,
    /// A description of the job.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 200), pattern = r#"^[a-zA-Z0-9.,?\s\\/'"()[\];`%^&*\-_:!]+$"#)]
    pub description: Option<Cow<'a, str>>,
    /// ID of the stage that it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(length(min = 3, max = 100), pattern = r"^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$")]
    pub stage_id: Option<Cow<'a, str>>,
    /// Where it runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(immutable)]
    pub infrastructure: Option<Infrastructure>,
    /// Tags to find it by.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(each(length(min = 3, max = 100), pattern = r"^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$"))]
    pub tags: Option<Vec<Cow<'a, str>>>,
    /// The plans that it runs on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub billing: Option<JobBilling<'a>>,
    /// What is deployed, and how it runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deployment: Option<JobDeployment<'a>>,
    /// Whether CI should be disabled. Only relevant for jobs deploying directly from version control.
    #[serde(rename = "disabledCI", skip_serializing_if = "Option::is_none")]
    #[validate(ignored_unless(deployment.vcs))]
    pub disabled_ci: Option<bool>,
    /// What is built, and when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub build_configuration: Option<BuildConfiguration<'a>>,
    /// How it is built.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub build_settings: Option<BuildSettings<'a>>,
    /// Variables of the running container, by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub runtime_environment: Option<JsonObject>,
    /// Files of the running container, by path.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub runtime_files: Option<JsonObject>,
    /// Arguments of the build, by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub build_arguments: Option<JsonObject>,
    /// Files of the build, by path.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub build_files: Option<JsonObject>,
    /// Secret mounts of the build, by ID.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub docker_secret_mounts: Option<JsonObject>,
    /// The health checks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub health_checks: Option<Vec<HealthCheck<'a>>>,
    /// Settings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settings: Option<JobSettings<'a>>,
}

/// The body that creates a cron job, or replaces it. The page calls its endpoint deprecated.
#[derive(Clone, Debug, PartialEq, serde::Serialize, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, deny_null)]
pub struct CreateCronJob<'a> {
    /// The name of the job.
    #[validate(
        length(min = 3, max = 52),
        pattern = r"^[a-zA-Z]((-|\s)?[a-zA-Z0-9]+((-|\s)[a-zA-Z0-9]+)*)?$",
        immutable
    )]
    pub name: Cow<'a, str>,
    /// A description of the job.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 200), pattern = r#"^[a-zA-Z0-9.,?\s\\/'"()[\];`%^&*\-_:!]+$"#)]
    pub description: Option<Cow<'a, str>>,
    /// ID of the stage that it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(length(min = 3, max = 100), pattern = r"^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$")]
    pub stage_id: Option<Cow<'a, str>>,
    /// Where it runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(immutable)]
    pub infrastructure: Option<Infrastructure>,
    /// Tags to find it by.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(each(length(min = 3, max = 100), pattern = r"^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$"))]
    pub tags: Option<Vec<Cow<'a, str>>>,
    /// The plans that it runs on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub billing: Option<JobBilling<'a>>,
    /// What is deployed, and how it runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deployment: Option<JobDeployment<'a>>,
    /// Whether CI should be disabled. Only relevant for jobs deploying directly from version control.
    #[serde(rename = "disabledCI", skip_serializing_if = "Option::is_none")]
    #[validate(ignored_unless(deployment.vcs))]
    pub disabled_ci: Option<bool>,
    /// What is built, and when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub build_configuration: Option<BuildConfiguration<'a>>,
    /// How it is built.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub build_settings: Option<BuildSettings<'a>>,
    /// Variables of the running container, by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub runtime_environment: Option<JsonObject>,
    /// Files of the running container, by path.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub runtime_files: Option<JsonObject>,
    /// Arguments of the build, by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub build_arguments: Option<JsonObject>,
    /// Files of the build, by path.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub build_files: Option<JsonObject>,
    /// Secret mounts of the build, by ID.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub docker_secret_mounts: Option<JsonObject>,
    /// The health checks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub health_checks: Option<Vec<HealthCheck<'a>>>,
    /// The number of attempts to rerun a job before it is marked as failed.
    pub backoff_limit: i64,
    /// Configure when the job should be run if the source image changes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub run_on_source_change: Option<RunOnSourceChange>,
    /// The maximum amount of time, in seconds, for a job to run before it is marked as failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active_deadline_seconds: Option<i64>,
    /// The cron timer scheduling when to run the job.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(
        pattern = r"(@(annually|yearly|monthly|weekly|daily|hourly))|((((\d+,)+\d+|(\d+(\/|-)\d+)|\d+|\*) ?){5})"
    )]
    pub schedule: Option<Cow<'a, str>>,
    /// Whether the cron's automatic scheduling is suspended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suspended: Option<bool>,
    /// Whether this job should run when another instance of the job is already running. `allow` will enable
    /// multiple instances of this job to run. `forbid` will keep the current instance of the job running and
    /// stop a new instance from being run. `replace` will terminate any currently running instance of the job
    /// and start a new one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub concurrency_policy: Option<ConcurrencyPolicy>,
}

/// The body that creates a manual job, or replaces it. The page calls its endpoint deprecated.
#[derive(Clone, Debug, PartialEq, serde::Serialize, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, deny_null)]
pub struct CreateManualJob<'a> {
    /// The name of the job.
    #[validate(
        length(min = 3, max = 52),
        pattern = r"^[a-zA-Z]((-|\s)?[a-zA-Z0-9]+((-|\s)[a-zA-Z0-9]+)*)?$",
        immutable
    )]
    pub name: Cow<'a, str>,
    /// A description of the job.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 200), pattern = r#"^[a-zA-Z0-9.,?\s\\/'"()[\];`%^&*\-_:!]+$"#)]
    pub description: Option<Cow<'a, str>>,
    /// ID of the stage that it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(length(min = 3, max = 100), pattern = r"^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$")]
    pub stage_id: Option<Cow<'a, str>>,
    /// Where it runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(immutable)]
    pub infrastructure: Option<Infrastructure>,
    /// Tags to find it by.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(each(length(min = 3, max = 100), pattern = r"^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$"))]
    pub tags: Option<Vec<Cow<'a, str>>>,
    /// The plans that it runs on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub billing: Option<JobBilling<'a>>,
    /// What is deployed, and how it runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deployment: Option<JobDeployment<'a>>,
    /// Whether CI should be disabled. Only relevant for jobs deploying directly from version control.
    #[serde(rename = "disabledCI", skip_serializing_if = "Option::is_none")]
    #[validate(ignored_unless(deployment.vcs))]
    pub disabled_ci: Option<bool>,
    /// What is built, and when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub build_configuration: Option<BuildConfiguration<'a>>,
    /// How it is built.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub build_settings: Option<BuildSettings<'a>>,
    /// Variables of the running container, by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub runtime_environment: Option<JsonObject>,
    /// Files of the running container, by path.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub runtime_files: Option<JsonObject>,
    /// Arguments of the build, by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub build_arguments: Option<JsonObject>,
    /// Files of the build, by path.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub build_files: Option<JsonObject>,
    /// Secret mounts of the build, by ID.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub docker_secret_mounts: Option<JsonObject>,
    /// The health checks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub health_checks: Option<Vec<HealthCheck<'a>>>,
    /// The number of attempts to rerun a job before it is marked as failed.
    pub backoff_limit: i64,
    /// Configure when the job should be run if the source image changes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub run_on_source_change: Option<RunOnSourceChange>,
    /// The maximum amount of time, in seconds, for a job to run before it is marked as failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active_deadline_seconds: Option<i64>,
}

/// The plans of a job.
#[derive(Clone, Debug, PartialEq, serde::Serialize, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, deny_null)]
pub struct JobBilling<'a> {
    /// The ID of the build plan to use.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(length(min = 3, max = 100), pattern = r"^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$")]
    pub build_plan: Option<Cow<'a, str>>,
    /// The ID of the deployment plan to use.
    #[validate(length(min = 3, max = 100), pattern = r"^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$")]
    pub deployment_plan: Cow<'a, str>,
    /// Graphics processors.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gpu: Option<Gpu<'a>>,
}
