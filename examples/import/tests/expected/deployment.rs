use deployment_validate::DeploymentValidate;
use serde::Serialize;

/// The deployment settings of a service or job: an external image, an image built on the platform,
/// or neither, which leaves the source as it is.
///
/// The key that is present decides: `external`, `internal`, neither. Both together is a violation
/// at `/internal`, `buildpack` beside `external` one at `/buildpack`, both with code `forbidden`.
#[derive(Clone, Debug, PartialEq, Serialize, DeploymentValidate)]
#[serde(untagged, deny_unknown_fields)]
#[validate(by_key, deny_null)]
pub enum Deployment {
    /// An external deployment.
    External {
        /// Allows for customization of docker runtime.
        #[serde(skip_serializing_if = "Option::is_none")]
        docker: Option<Docker>,
        /// The image to deploy.
        external: External,
    },
    /// An internal deployment.
    Internal {
        /// Allows for customization of buildpack runtime.
        #[serde(skip_serializing_if = "Option::is_none")]
        buildpack: Option<Buildpack>,
        /// Allows for customization of docker runtime.
        #[serde(skip_serializing_if = "Option::is_none")]
        docker: Option<Docker>,
        /// The build to deploy.
        internal: Internal,
    },
    /// Don't modify the deployment.
    Other {
        /// Allows for customization of buildpack runtime.
        #[serde(skip_serializing_if = "Option::is_none")]
        buildpack: Option<Buildpack>,
        /// Allows for customization of docker runtime.
        #[serde(skip_serializing_if = "Option::is_none")]
        docker: Option<Docker>,
    },
}

/// Allows for customization of docker runtime.
#[derive(Clone, Debug, PartialEq, Serialize, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, deny_null)]
pub struct Docker {
    /// Type of entrypoint & command override configuration.
    #[validate(discriminator(Default))]
    pub config_type: DockerConfigType,
    /// Custom command which should be used. Required in case where `configType` is `customCommand`
    /// or `customEntrypointCustomCommand`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(
        required_if(config_type = CustomCommand | CustomEntrypointCustomCommand)
    )]
    pub custom_command: Option<String>,
    /// Custom entrypoint which should be used. Required in case where `configType` is
    /// `customEntrypoint` or `customEntrypointCustomCommand`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(
        required_if(config_type = CustomEntrypoint | CustomEntrypointCustomCommand)
    )]
    pub custom_entrypoint: Option<String>,
}

/// Type of entrypoint & command override configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, DeploymentValidate)]
#[serde(rename_all = "camelCase")]
#[validate(deserialize)]
pub enum DockerConfigType {
    /// What the image says.
    Default,
    /// Another entrypoint.
    CustomEntrypoint,
    /// Another command.
    CustomCommand,
    /// Another entrypoint and another command.
    CustomEntrypointCustomCommand,
}

/// An image from a registry.
#[derive(Clone, Debug, PartialEq, Serialize, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, deny_null)]
pub struct External {
    /// ID of the saved credentials to use to access this external image.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(pattern = r"^[A-Za-z0-9-]+$")]
    pub credentials: Option<String>,
    /// Image to be deployed. When not deploying from Dockerhub the URL must be specified.
    #[validate(
        pattern = r"^(?:(?:https?:\/\/)?([a-zA-Z0-9\-]+\.[a-zA-Z0-9\.\-]+)(\/v1)?)?(?:\/)?([a-zA-Z/-9\.\-_]+)(?:\:([a-zA-Z/-9\.\-_\:]+)|\@([a-zA-Z/-9\.\-_\:]+))$"
    )]
    pub image_path: String,
}

/// Allows for customization of buildpack runtime.
#[derive(Clone, Debug, PartialEq, Serialize, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, deny_null)]
pub struct Buildpack {
    /// Type of buildpack run configuration.
    #[validate(discriminator(Default))]
    pub config_type: BuildpackConfigType,
    /// Custom command which should be run. Required in case where `configType` is `customCommand`,
    /// `customEntrypointCustomCommand` or `originalEntrypointCustomCommand`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(
        required_if(config_type = CustomCommand | CustomEntrypointCustomCommand | OriginalEntrypointCustomCommand)
    )]
    pub custom_command: Option<String>,
    /// Custom entrypoint which should be run. Required in case where `configType` is
    /// `customEntrypointCustomCommand`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(required_if(config_type = CustomEntrypointCustomCommand))]
    pub custom_entrypoint: Option<String>,
    /// Custom process which should be run. Required in case where `configType` is `customProcess`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(required_if(config_type = CustomProcess))]
    pub custom_process: Option<String>,
}

/// Type of buildpack run configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, DeploymentValidate)]
#[serde(rename_all = "camelCase")]
#[validate(deserialize)]
pub enum BuildpackConfigType {
    /// What the image says.
    Default,
    /// Another process of the image.
    CustomProcess,
    /// Another command.
    CustomCommand,
    /// Another entrypoint and another command.
    CustomEntrypointCustomCommand,
    /// Another command behind the image's own entrypoint.
    OriginalEntrypointCustomCommand,
}

/// An image built on the platform.
#[derive(Clone, Debug, PartialEq, Serialize, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, deny_null)]
pub struct Internal {
    /// Branch to deploy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub branch: Option<String>,
    /// ID of the build that should be deployed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub build_id: Option<String>,
    /// Commit SHA to deploy, or 'latest' to deploy the most recent commit.
    #[serde(rename = "buildSHA", skip_serializing_if = "Option::is_none")]
    #[validate(any_of((length(equal = 40)), (one_of("latest"))))]
    pub build_sha: Option<String>,
    /// ID of the build service to deploy.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(
        length(min = 3, max = 54),
        pattern = r"^[a-zA-Z](-?[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*)?$"
    )]
    pub id: Option<String>,
}
