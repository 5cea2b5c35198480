//! The bodies that change jobs: an absent key leaves its field as it is, `null` takes it away.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use deployment_validate_macros::DeploymentValidate;

use super::build::{BuildConfiguration, BuildEngine, BuildStorage, Buildkit, BuildpackBuild, deprecated};
use super::health::HealthCheck;
use super::job_settings::{ConcurrencyPolicy, CronSettings, RunOnSourceChange};
use super::json_object::JsonObject;
use super::keys::body;
use super::patterns::{DESCRIPTION, FILE, FOLDER, SCHEDULE, SLUG};
use super::service_patch::PatchGpu;
use crate::validate::Maybe;

body! {
    {
        /// The body that changes a job. The page has no `deployment`:
        /// [`UpdateJobDeployment`](crate::deployment::UpdateJobDeployment) changes that, although its page calls it
        /// deprecated.
        #[derive(Default)]
    }
    PatchJob Maybe [described changed_job built running] {
        /// Settings.
        pub settings: Maybe<PatchJobSettings<'a>>,
    }
}

body! {
    {
        /// The body that changes a cron job. The page calls its endpoint deprecated.
        #[derive(Default)]
    }
    PatchCronJob Maybe [described changed_job built running runs cron] {
        /// The number of attempts to rerun a job before it is marked as failed.
        pub backoff_limit: Maybe<i64>,
    }
}

body! {
    {
        /// The body that changes a manual job. The page calls its endpoint deprecated.
        #[derive(Default)]
    }
    PatchManualJob Maybe [described changed_job built running runs] {
        /// The number of attempts to rerun a job before it is marked as failed.
        pub backoff_limit: Maybe<i64>,
    }
}

/// The plans of a job, changed.
#[derive(Clone, Debug, Default, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct PatchJobBilling<'a> {
    /// The ID of the build plan to use.
    #[validate(length(min = 3, max = 100), pattern = SLUG)]
    pub build_plan: Maybe<Cow<'a, str>>,
    /// The ID of the deployment plan to use.
    #[validate(length(min = 3, max = 100), pattern = SLUG)]
    pub deployment_plan: Maybe<Cow<'a, str>>,
    /// Graphics processors.
    pub gpu: Maybe<PatchGpu<'a>>,
}

/// How it is built, changed.
#[derive(Clone, Debug, Default, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct PatchBuildSettings<'a> {
    /// Storage of the container.
    pub storage: Maybe<BuildStorage>,
    /// The build of a Dockerfile.
    pub dockerfile: Maybe<PatchDockerfileBuild<'a>>,
    /// Allows for customization of buildpack runtime.
    pub buildpack: Maybe<BuildpackBuild<'a>>,
}

/// The build of a Dockerfile, changed.
#[derive(Clone, Debug, Default, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct PatchDockerfileBuild<'a> {
    /// DEPRECATED: This field will be removed in the near future and currently has no effect.
    #[validate(warn(custom(deprecated, code = "deprecated")))]
    pub use_cache: Maybe<bool>,
    /// Build engine to use. Defaults to recommended build engine `buildkit`.
    pub build_engine: Maybe<BuildEngine>,
    /// The file path of the Dockerfile.
    #[validate(pattern = FILE)]
    pub docker_file_path: Maybe<Cow<'a, str>>,
    /// The working directory of the Dockerfile.
    #[validate(pattern = FOLDER)]
    pub docker_work_dir: Maybe<Cow<'a, str>>,
    /// Settings of BuildKit.
    pub buildkit: Maybe<Buildkit>,
}

body! {
    {
        /// When a job runs, and how often, changed.
        #[derive(Default)]
    }
    PatchJobSettings Maybe [runs] {
        /// The number of attempts to rerun a job before it is marked as failed.
        pub backoff_limit: Maybe<i64>,
        /// When it runs by itself.
        pub cron: Maybe<CronSettings<'a>>,
    }
}
