//! The payloads in the crate's DSL, as a user would write them.

use std::borrow::Cow;

use deployment_validate::DeploymentValidate;
use serde::{Deserialize, Serialize};

#[derive(Serialize, DeploymentValidate)]
#[serde(untagged, deny_unknown_fields)]
#[validate(by_key)]
pub enum Deployment<'a> {
    External { external: External<'a>, docker: Option<Docker<'a>> },
    Internal { internal: Internal<'a>, buildpack: Option<Buildpack<'a>>, docker: Option<Docker<'a>> },
    Unmodified { buildpack: Option<Buildpack<'a>>, docker: Option<Docker<'a>> },
}

#[derive(Serialize, Deserialize, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct External<'a> {
    #[validate(
        pattern = r"^(?:(?:https?:\/\/)?([a-zA-Z0-9\-]+\.[a-zA-Z0-9\.\-]+)(\/v1)?)?(?:\/)?([a-zA-Z/-9\.\-_]+)(?:\:([a-zA-Z/-9\.\-_\:]+)|\@([a-zA-Z/-9\.\-_\:]+))$"
    )]
    image_path: Cow<'a, str>,
    #[validate(pattern = r"^[A-Za-z0-9-]+$")]
    credentials: Option<Cow<'a, str>>,
}

#[derive(Serialize, Deserialize, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Internal<'a> {
    #[validate(length(min = 3, max = 54), pattern = r"^[a-zA-Z](-?[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*)?$")]
    id: Option<Cow<'a, str>>,
    branch: Option<Cow<'a, str>>,
    #[serde(rename = "buildSHA")]
    #[validate(any_of((length(equal = 40)), (one_of("latest"))))]
    build_sha: Option<Cow<'a, str>>,
    build_id: Option<Cow<'a, str>>,
}

#[derive(Serialize, Deserialize, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Docker<'a> {
    #[validate(discriminator(Default))]
    config_type: DockerConfigType,
    #[validate(required_if(config_type = CustomEntrypoint | CustomEntrypointCustomCommand))]
    custom_entrypoint: Option<Cow<'a, str>>,
    #[validate(required_if(config_type = CustomCommand | CustomEntrypointCustomCommand))]
    custom_command: Option<Cow<'a, str>>,
}

#[derive(Serialize, Deserialize, DeploymentValidate)]
#[serde(rename_all = "camelCase")]
pub enum DockerConfigType {
    Default,
    CustomEntrypoint,
    CustomCommand,
    CustomEntrypointCustomCommand,
}

#[derive(Serialize, Deserialize, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Buildpack<'a> {
    #[validate(discriminator(Default))]
    config_type: BuildpackConfigType,
    #[validate(required_if(config_type = CustomProcess))]
    custom_process: Option<Cow<'a, str>>,
    #[validate(required_if(config_type = CustomEntrypointCustomCommand))]
    custom_entrypoint: Option<Cow<'a, str>>,
    #[validate(required_if(
        config_type = CustomCommand | CustomEntrypointCustomCommand | OriginalEntrypointCustomCommand
    ))]
    custom_command: Option<Cow<'a, str>>,
}

#[derive(Serialize, Deserialize, DeploymentValidate)]
#[serde(rename_all = "camelCase")]
pub enum BuildpackConfigType {
    Default,
    CustomProcess,
    CustomCommand,
    CustomEntrypointCustomCommand,
    OriginalEntrypointCustomCommand,
}

/// deployment-validate.
pub struct Ours;

impl super::Peer for Ours {
    const NAME: &'static str = "deployment-validate";
    type Payload<'t> = Deployment<'t>;

    fn read(text: &str) -> Deployment<'_> {
        serde_json::from_str(text).expect("fits the types")
    }

    fn is_valid(payload: &Deployment<'_>) -> bool {
        payload.is_valid()
    }

    fn validate(payload: &Deployment<'_>) -> bool {
        payload.validate().is_ok()
    }
}
