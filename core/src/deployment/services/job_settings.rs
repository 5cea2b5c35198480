//! When jobs run.

use alloc::borrow::Cow;

use deployment_validate_macros::DeploymentValidate;

/// When a job runs because its source image changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, DeploymentValidate)]
#[validate(deserialize)]
pub enum RunOnSourceChange {
    /// `never`.
    #[serde(rename = "never")]
    Never,
    /// `cd-promote`.
    #[serde(rename = "cd-promote")]
    CdPromote,
    /// `always`.
    #[serde(rename = "always")]
    Always,
}

/// Whether a job runs beside another instance of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, DeploymentValidate)]
#[validate(deserialize)]
pub enum ConcurrencyPolicy {
    /// `allow`.
    #[serde(rename = "allow")]
    Allow,
    /// `forbid`.
    #[serde(rename = "forbid")]
    Forbid,
    /// `replace`.
    #[serde(rename = "replace")]
    Replace,
}

/// When a job runs, and how often.
#[derive(Clone, Debug, PartialEq, serde::Serialize, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, deny_null)]
pub struct JobSettings<'a> {
    /// The number of attempts to rerun a job before it is marked as failed.
    pub backoff_limit: i64,
    /// Configure when the job should be run if the source image changes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub run_on_source_change: Option<RunOnSourceChange>,
    /// The maximum amount of time, in seconds, for a job to run before it is marked as failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active_deadline_seconds: Option<i64>,
    /// When it runs by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cron: Option<CronSettings<'a>>,
}

/// When a job runs by itself.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, deny_null)]
pub struct CronSettings<'a> {
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
