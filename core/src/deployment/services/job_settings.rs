//! When jobs run.

use alloc::borrow::Cow;

use deployment_validate_macros::DeploymentValidate;

use super::keys::body;
use super::patterns::SCHEDULE;

/// When a job runs because its source image changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, DeploymentValidate)]
#[validate(deserialize, serialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, DeploymentValidate)]
#[validate(deserialize, serialize)]
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

body! {
    {
        /// When a job runs, and how often.
    }
    JobSettings Option [runs] {
        /// The number of attempts to rerun a job before it is marked as failed.
        pub backoff_limit: i64,
        /// When it runs by itself.
        pub cron: Option<CronSettings<'a>>,
    }
}

body! {
    {
        /// When a job runs by itself.
        #[derive(Default)]
    }
    CronSettings Option [cron] {}
}
