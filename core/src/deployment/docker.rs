//! `docker`: the entrypoint and command of a container.

use alloc::borrow::Cow;

use deployment_validate_macros::DeploymentValidate;

/// Allows for customization of docker runtime.
///
/// ```
/// use deployment_validate::DeploymentValidate;
/// use deployment_validate::deployment::{Docker, DockerConfigType};
///
/// let docker = Docker {
///     config_type: DockerConfigType::CustomCommand,
///     custom_entrypoint: None,
///     custom_command: Some("npm start".into()),
/// };
/// assert!(docker.is_valid());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null, const, constructors)]
pub struct Docker<'a> {
    /// Type of entrypoint & command override configuration.
    #[validate(discriminator(Default))]
    pub config_type: DockerConfigType,
    /// Custom entrypoint which should be used. Required in case where `configType` is `customEntrypoint` or
    /// `customEntrypointCustomCommand`.
    #[validate(required_if(config_type = CustomEntrypoint | CustomEntrypointCustomCommand))]
    pub custom_entrypoint: Option<Cow<'a, str>>,
    /// Custom command which should be used. Required in case where `configType` is `customCommand` or
    /// `customEntrypointCustomCommand`.
    #[validate(required_if(config_type = CustomCommand | CustomEntrypointCustomCommand))]
    pub custom_command: Option<Cow<'a, str>>,
}

/// Type of entrypoint & command override configuration.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, DeploymentValidate)]
#[serde(rename_all = "camelCase")]
#[validate(deserialize, serialize, const)]
pub enum DockerConfigType {
    /// What the image says.
    #[default]
    Default,
    /// Another entrypoint.
    CustomEntrypoint,
    /// Another command.
    CustomCommand,
    /// Another entrypoint and another command.
    CustomEntrypointCustomCommand,
}
