//! What a service or job deploys.

use alloc::borrow::Cow;

use deployment_validate_macros::DeploymentValidate;

use super::keys::body;
use super::patterns::ID;
use super::running::{Gpu, Metadata, RolloutStrategy, Ssh, Storage, ZonalRedundancy};
use crate::deployment::buildpack::Buildpack;
use crate::deployment::docker::Docker;
use crate::deployment::payload::External;

/// How a service is deployed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, DeploymentValidate)]
#[validate(deserialize, serialize)]
pub enum ServiceType {
    /// `deployment`.
    #[serde(rename = "deployment")]
    Deployment,
    /// `statefulSet`.
    #[serde(rename = "statefulSet")]
    StatefulSet,
}

/// A provider of version control.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, DeploymentValidate)]
#[validate(deserialize, serialize)]
pub enum VcsProvider {
    /// `bitbucket`.
    #[serde(rename = "bitbucket")]
    Bitbucket,
    /// `gitlab`.
    #[serde(rename = "gitlab")]
    Gitlab,
    /// `github`.
    #[serde(rename = "github")]
    Github,
    /// `self-hosted`.
    #[serde(rename = "self-hosted")]
    SelfHosted,
    /// `azure`.
    #[serde(rename = "azure")]
    Azure,
}

body! {
    {
        /// What a service deploys, and how it runs.
        #[validate(at_most_one_of(internal, external))]
    }
    ServiceDeployment Option [deployed] {
        /// The way the service should be deployed. Either as a deployment (default), or as a stateful set.
        #[serde(rename = "type")]
        pub kind: Option<ServiceType>,
        /// The number of instances to run the service on.
        pub instances: i64,
        /// How a new version replaces the one before.
        pub strategy: Option<RolloutStrategy<'a>>,
        /// How instances spread over zones.
        pub zonal_redundancy: Option<ZonalRedundancy>,
        /// The id of the strategy to be attached to service.
        #[validate(pattern = ID)]
        pub gradual_rollout_strategy_id: Option<Cow<'a, str>>,
        /// Access by SSH.
        pub ssh: Option<Ssh>,
    }
}

body! {
    {
        /// What a job deploys, and how it runs.
        #[derive(Default)]
        #[validate(at_most_one_of(vcs, external, internal))]
    }
    JobDeployment Option [deployed] {
        /// A repository that the platform builds.
        pub vcs: Option<VersionControl<'a>>,
    }
}

/// A build of the platform. Unlike the `Internal` of the deprecated endpoints it takes any `id`.
#[derive(Clone, Debug, Default, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct InternalSource<'a> {
    /// ID of the build service to deploy.
    pub id: Option<Cow<'a, str>>,
    /// Branch to deploy.
    pub branch: Option<Cow<'a, str>>,
    /// A commit sha.
    #[serde(rename = "buildSHA")]
    #[validate(any_of((length(equal = 40)), (one_of("latest"))))]
    pub build_sha: Option<Cow<'a, str>>,
    /// ID of the build that should be deployed.
    pub build_id: Option<Cow<'a, str>>,
}

/// A repository that the platform builds.
#[derive(Clone, Debug, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct VersionControl<'a> {
    /// URL of the Git repo to build.
    #[validate(
        pattern = r"^(https:\/\/)?((www(\.[a-zA-Z0-9\-]{2,})+\.)?[a-zA-Z0-9\-]{2,})(\.([a-zA-Z0-9\-]{2,}))+(\/([a-zA-Z0-9\-._]{2,}))+?$"
    )]
    pub project_url: Cow<'a, str>,
    /// The VCS provider to use.
    pub project_type: VcsProvider,
    /// If projectType is self-hosted, the ID of the self-hosted vcs to use.
    #[validate(pattern = r"^([A-Za-z0-9-]+)|([0-9a-f]{24})$", ignored_unless(project_type = SelfHosted))]
    pub self_hosted_vcs_id: Option<Cow<'a, str>>,
    /// By default, if you have multiple version control accounts of the same provider linked, Northflank will
    /// pick a linked account that has access to the repository. If `accountLogin` is provided, Northflank
    /// will instead use your linked account with that login name.
    pub account_login: Option<Cow<'a, str>>,
    /// By default, if you have multiple version control accounts of the same provider linked, Northflank will
    /// pick a linked account that has access to the repository. If `vcsLinkId` is provided, Northflank will
    /// instead use your linked account with that ID.
    #[validate(length(equal = 24))]
    pub vcs_link_id: Option<Cow<'a, str>>,
    /// The name of the branch to use.
    pub project_branch: Cow<'a, str>,
}
