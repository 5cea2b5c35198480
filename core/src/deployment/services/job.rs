//! The bodies that create or replace jobs.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use deployment_validate_macros::DeploymentValidate;

use super::build::{BuildConfiguration, BuildSettings};
use super::health::HealthCheck;
use super::job_settings::{ConcurrencyPolicy, JobSettings, RunOnSourceChange};
use super::json_object::JsonObject;
use super::keys::body;
use super::patterns::{DESCRIPTION, NAME, SCHEDULE, SLUG};
use super::running::{Gpu, Infrastructure};
use super::source::JobDeployment;

body! {
    {
        /// The body that creates a job, or replaces it.
    }
    CreateJob Option [created_job described built running] {
        /// Settings.
        pub settings: Option<JobSettings<'a>>,
    }
}

body! {
    {
        /// The body that creates a cron job, or replaces it. The page calls its endpoint deprecated.
    }
    CreateCronJob Option [created_job described built running runs cron] {
        /// The number of attempts to rerun a job before it is marked as failed.
        pub backoff_limit: i64,
    }
}

body! {
    {
        /// The body that creates a manual job, or replaces it. The page calls its endpoint deprecated.
    }
    CreateManualJob Option [created_job described built running runs] {
        /// The number of attempts to rerun a job before it is marked as failed.
        pub backoff_limit: i64,
    }
}

/// The plans of a job.
#[derive(Clone, Debug, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct JobBilling<'a> {
    /// The ID of the build plan to use.
    #[validate(length(min = 3, max = 100), pattern = SLUG)]
    pub build_plan: Option<Cow<'a, str>>,
    /// The ID of the deployment plan to use.
    #[validate(length(min = 3, max = 100), pattern = SLUG)]
    pub deployment_plan: Cow<'a, str>,
    /// Graphics processors.
    pub gpu: Option<Gpu<'a>>,
}
