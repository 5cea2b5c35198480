//! The body of both endpoints and its three shapes.

use alloc::borrow::Cow;

use deployment_validate_macros::DeploymentValidate;

use super::{Buildpack, Docker};

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
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(untagged))]
#[serde(deny_unknown_fields)]
#[validate(by_key, deny_null)]
pub enum Deployment<'a> {
    /// An external deployment.
    External {
        /// The image to deploy.
        external: External<'a>,
        /// Allows for customization of docker runtime.
        #[serde(skip_serializing_if = "Option::is_none")]
        docker: Option<Docker<'a>>,
    },
    /// An internal deployment.
    Internal {
        /// The build to deploy.
        internal: Internal<'a>,
        /// Allows for customization of buildpack runtime.
        #[serde(skip_serializing_if = "Option::is_none")]
        buildpack: Option<Buildpack<'a>>,
        /// Allows for customization of docker runtime.
        #[serde(skip_serializing_if = "Option::is_none")]
        docker: Option<Docker<'a>>,
    },
    /// Don't modify the deployment.
    Unmodified {
        /// Allows for customization of buildpack runtime.
        #[serde(skip_serializing_if = "Option::is_none")]
        buildpack: Option<Buildpack<'a>>,
        /// Allows for customization of docker runtime.
        #[serde(skip_serializing_if = "Option::is_none")]
        docker: Option<Docker<'a>>,
    },
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
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deny_null)]
pub struct External<'a> {
    /// Image to be deployed. When not deploying from Dockerhub the URL must be specified.
    #[serde(borrow)]
    #[validate(
        pattern = r"^(?:(?:https?:\/\/)?([a-zA-Z0-9\-]+\.[a-zA-Z0-9\.\-]+)(\/v1)?)?(?:\/)?([a-zA-Z/-9\.\-_]+)(?:\:([a-zA-Z/-9\.\-_\:]+)|\@([a-zA-Z/-9\.\-_\:]+))$"
    )]
    pub image_path: Cow<'a, str>,
    /// ID of the saved credentials to use to access this external image.
    #[serde(
        borrow,
        default,
        deserialize_with = "crate::borrow::present",
        skip_serializing_if = "Option::is_none"
    )]
    #[validate(wire = Option<&str>, pattern = r"^[A-Za-z0-9-]+$")]
    pub credentials: Option<Cow<'a, str>>,
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
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deny_null)]
pub struct Internal<'a> {
    /// ID of the build service to deploy.
    #[serde(
        borrow,
        default,
        deserialize_with = "crate::borrow::present",
        skip_serializing_if = "Option::is_none"
    )]
    #[validate(
        wire = Option<&str>,
        length(min = 3, max = 54),
        pattern = r"^[a-zA-Z](-?[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*)?$"
    )]
    pub id: Option<Cow<'a, str>>,
    /// Branch to deploy.
    #[serde(
        borrow,
        default,
        deserialize_with = "crate::borrow::present",
        skip_serializing_if = "Option::is_none"
    )]
    #[validate(wire = Option<&str>)]
    pub branch: Option<Cow<'a, str>>,
    /// Commit SHA to deploy, or 'latest' to deploy the most recent commit.
    #[serde(
        rename = "buildSHA",
        borrow,
        default,
        deserialize_with = "crate::borrow::present",
        skip_serializing_if = "Option::is_none"
    )]
    #[validate(wire = Option<&str>, any_of((length(equal = 40)), (one_of("latest"))))]
    pub build_sha: Option<Cow<'a, str>>,
    /// ID of the build that should be deployed.
    #[serde(
        borrow,
        default,
        deserialize_with = "crate::borrow::present",
        skip_serializing_if = "Option::is_none"
    )]
    #[validate(wire = Option<&str>)]
    pub build_id: Option<Cow<'a, str>>,
}
