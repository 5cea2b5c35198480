//! The body of both endpoints and its three shapes.

use alloc::borrow::Cow;

use deployment_validate_macros::DeploymentValidate;

use super::buildpack::Buildpack;
use super::docker::Docker;

/// The deployment settings of a service or job: an external image, an image built on the platform, or
/// neither, which leaves the source as it is.
///
/// The key that is present decides: `external`, `internal`, neither. Both together is a violation at
/// `/internal`, `buildpack` beside `external` one at `/buildpack`, both with code `forbidden`.
///
/// ```
/// use deployment_validate::DeploymentValidate;
/// use deployment_validate::deployment::{Deployment, External};
///
/// let deployment = Deployment::External {
///     external: External { image_path: "nginx:latest".into(), credentials: None },
///     docker: None,
/// };
/// assert!(deployment.is_valid());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[validate(by_key, serialize, deny_null, const)]
pub enum Deployment<'a> {
    /// An external deployment.
    External {
        /// The image to deploy.
        external: External<'a>,
        /// Allows for customization of docker runtime.
        docker: Option<Docker<'a>>,
    },
    /// An internal deployment.
    Internal {
        /// The build to deploy.
        internal: Internal<'a>,
        /// Allows for customization of buildpack runtime.
        buildpack: Option<Buildpack<'a>>,
        /// Allows for customization of docker runtime.
        docker: Option<Docker<'a>>,
    },
    /// Don't modify the deployment.
    Unmodified {
        /// Allows for customization of buildpack runtime.
        buildpack: Option<Buildpack<'a>>,
        /// Allows for customization of docker runtime.
        docker: Option<Docker<'a>>,
    },
}

impl<'a> Deployment<'a> {
    /// Deploys an image from a registry.
    ///
    /// ```
    /// use deployment_validate::Valid;
    /// use deployment_validate::deployment::{Deployment, Docker, External};
    ///
    /// let deployment = Deployment::external(External::new("nginx:latest")).docker(Docker::custom_command("npm start"));
    /// assert!(Valid::new(deployment).is_ok());
    /// ```
    #[must_use]
    pub const fn external(external: External<'a>) -> Self {
        Deployment::External { external, docker: None }
    }

    /// Deploys an image built on the platform.
    ///
    /// ```
    /// use deployment_validate::Valid;
    /// use deployment_validate::deployment::{Deployment, Internal};
    ///
    /// let deployment = Deployment::internal(Internal::new("api").branch("main").build_sha("latest"));
    /// assert!(Valid::new(deployment).is_ok());
    /// ```
    #[must_use]
    pub const fn internal(internal: Internal<'a>) -> Self {
        Deployment::Internal { internal, buildpack: None, docker: None }
    }

    /// Deploys an image that a buildpack built on the platform, and says what it runs.
    #[must_use]
    pub const fn internal_buildpack(internal: Internal<'a>, buildpack: Buildpack<'a>) -> Self {
        Deployment::Internal { internal, buildpack: Some(buildpack), docker: None }
    }

    /// Leaves the source as it is.
    #[must_use]
    pub const fn unmodified() -> Self {
        Deployment::Unmodified { buildpack: None, docker: None }
    }

    /// Leaves the source as it is, and says what its buildpack image runs.
    ///
    /// ```
    /// use deployment_validate::Valid;
    /// use deployment_validate::deployment::{Buildpack, Deployment};
    ///
    /// let deployment = Deployment::buildpack(Buildpack::custom_process("web"));
    /// assert!(Valid::new(deployment).is_ok());
    /// ```
    #[must_use]
    pub const fn buildpack(buildpack: Buildpack<'a>) -> Self {
        Deployment::Unmodified { buildpack: Some(buildpack), docker: None }
    }

    /// The same deployment with these entrypoint and command.
    #[must_use]
    pub fn docker(mut self, new: Docker<'a>) -> Self {
        let (Deployment::External { docker, .. }
        | Deployment::Internal { docker, .. }
        | Deployment::Unmodified { docker, .. }) = &mut self;
        *docker = Some(new);
        self
    }
}

/// An image from a registry.
///
/// ```
/// use deployment_validate::DeploymentValidate;
/// use deployment_validate::deployment::External;
///
/// let external = External { image_path: "nginx".into(), credentials: Some("my credentials".into()) };
/// let report = external.validate().unwrap_err();
/// assert_eq!(report.violations().len(), 2);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null, const)]
pub struct External<'a> {
    /// Image to be deployed. When not deploying from Dockerhub the URL must be specified.
    #[validate(
        pattern = r"^(?:(?:https?:\/\/)?([a-zA-Z0-9\-]+\.[a-zA-Z0-9\.\-]+)(\/v1)?)?(?:\/)?([a-zA-Z/-9\.\-_]+)(?:\:([a-zA-Z/-9\.\-_\:]+)|\@([a-zA-Z/-9\.\-_\:]+))$"
    )]
    pub image_path: Cow<'a, str>,
    /// ID of the saved credentials to use to access this external image.
    #[validate(pattern = r"^[A-Za-z0-9-]+$")]
    pub credentials: Option<Cow<'a, str>>,
}

impl<'a> External<'a> {
    /// An image that needs no credentials.
    #[must_use]
    pub fn new(image_path: impl Into<Cow<'a, str>>) -> Self {
        External { image_path: image_path.into(), credentials: None }
    }

    /// The same image with the ID of saved credentials.
    #[must_use]
    pub fn credentials(mut self, id: impl Into<Cow<'a, str>>) -> Self {
        self.credentials = Some(id.into());
        self
    }
}

/// An image built on the platform.
///
/// ```
/// use deployment_validate::DeploymentValidate;
/// use deployment_validate::deployment::Internal;
///
/// let internal = Internal { build_sha: Some("latest".into()), ..Internal::default() };
/// assert!(internal.is_valid());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null, const)]
pub struct Internal<'a> {
    /// ID of the build service to deploy.
    #[validate(length(min = 3, max = 54), pattern = r"^[a-zA-Z](-?[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*)?$")]
    pub id: Option<Cow<'a, str>>,
    /// Branch to deploy.
    pub branch: Option<Cow<'a, str>>,
    /// Commit SHA to deploy, or 'latest' to deploy the most recent commit.
    #[serde(rename = "buildSHA")]
    #[validate(any_of((length(equal = 40)), (one_of("latest"))))]
    pub build_sha: Option<Cow<'a, str>>,
    /// ID of the build that should be deployed.
    pub build_id: Option<Cow<'a, str>>,
}

impl<'a> Internal<'a> {
    /// The build service to deploy.
    #[must_use]
    pub fn new(id: impl Into<Cow<'a, str>>) -> Self {
        Internal { id: Some(id.into()), ..Internal::default() }
    }

    /// The same service with the branch to deploy.
    #[must_use]
    pub fn branch(mut self, branch: impl Into<Cow<'a, str>>) -> Self {
        self.branch = Some(branch.into());
        self
    }

    /// The same service with the commit to deploy: 40 characters, or `latest`.
    #[must_use]
    pub fn build_sha(mut self, sha: impl Into<Cow<'a, str>>) -> Self {
        self.build_sha = Some(sha.into());
        self
    }

    /// The same service with the ID of the build to deploy.
    #[must_use]
    pub fn build_id(mut self, id: impl Into<Cow<'a, str>>) -> Self {
        self.build_id = Some(id.into());
        self
    }
}
