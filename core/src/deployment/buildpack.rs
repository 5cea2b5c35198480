//! `buildpack`: the process that a buildpack image runs.

use alloc::borrow::Cow;

use deployment_validate_macros::DeploymentValidate;

/// Allows for customization of buildpack runtime.
///
/// ```
/// use deployment_validate::DeploymentValidate;
/// use deployment_validate::deployment::{Buildpack, BuildpackConfigType};
///
/// let buildpack = Buildpack {
///     config_type: BuildpackConfigType::CustomProcess,
///     custom_process: None,
///     custom_entrypoint: None,
///     custom_command: None,
/// };
/// let report = buildpack.validate().unwrap_err();
/// assert_eq!(report.to_string(), "/customProcess: required when configType is customProcess");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null, const, constructors)]
pub struct Buildpack<'a> {
    /// Type of buildpack run configuration.
    #[validate(discriminator(Default))]
    pub config_type: BuildpackConfigType,
    /// Custom process which should be run. Required in case where `configType` is `customProcess`.
    #[validate(required_if(config_type = CustomProcess))]
    pub custom_process: Option<Cow<'a, str>>,
    /// Custom entrypoint which should be run. Required in case where `configType` is
    /// `customEntrypointCustomCommand`.
    #[validate(required_if(config_type = CustomEntrypointCustomCommand))]
    pub custom_entrypoint: Option<Cow<'a, str>>,
    /// Custom command which should be run. Required in case where `configType` is `customCommand`,
    /// `customEntrypointCustomCommand` or `originalEntrypointCustomCommand`.
    #[validate(
        required_if(config_type = CustomCommand | CustomEntrypointCustomCommand | OriginalEntrypointCustomCommand)
    )]
    pub custom_command: Option<Cow<'a, str>>,
}

/// Type of buildpack run configuration.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, DeploymentValidate)]
#[serde(rename_all = "camelCase")]
#[validate(deserialize, serialize, const)]
pub enum BuildpackConfigType {
    /// What the image says.
    #[default]
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
