//! serde_valid.

use ::serde_valid::Validate;
use ::serde_valid::validation::Error;
use serde::Deserialize;

use super::Peer;

#[derive(Deserialize, Validate)]
#[serde(untagged, deny_unknown_fields)]
pub enum Deployment {
    External {
        #[validate]
        external: External,
        #[validate]
        docker: Option<Docker>,
    },
    Internal {
        #[validate]
        internal: Internal,
        #[validate]
        buildpack: Option<Buildpack>,
        #[validate]
        docker: Option<Docker>,
    },
    Unmodified {
        #[validate]
        buildpack: Option<Buildpack>,
        #[validate]
        docker: Option<Docker>,
    },
}

#[derive(Deserialize, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct External {
    #[validate(
        pattern = r"^(?:(?:https?:\/\/)?([a-zA-Z0-9\-]+\.[a-zA-Z0-9\.\-]+)(\/v1)?)?(?:\/)?([a-zA-Z/-9\.\-_]+)(?:\:([a-zA-Z/-9\.\-_\:]+)|\@([a-zA-Z/-9\.\-_\:]+))$"
    )]
    image_path: String,
    #[validate(pattern = r"^[A-Za-z0-9-]+$")]
    credentials: Option<String>,
}

#[derive(Deserialize, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Internal {
    #[validate(min_length = 3)]
    #[validate(max_length = 54)]
    #[validate(pattern = r"^[a-zA-Z](-?[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*)?$")]
    id: Option<String>,
    #[allow(dead_code)]
    branch: Option<String>,
    #[serde(rename = "buildSHA")]
    #[validate(custom = check_commit)]
    build_sha: Option<String>,
    #[allow(dead_code)]
    build_id: Option<String>,
}

fn check_commit(sha: &Option<String>) -> Result<(), Error> {
    match sha.as_deref() {
        None | Some("latest") => Ok(()),
        Some(sha) if sha.chars().count() == 40 => Ok(()),
        Some(_) => Err(Error::Custom("must be latest, or 40 characters long".to_owned())),
    }
}

#[derive(Deserialize, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(custom = check_docker)]
pub struct Docker {
    config_type: DockerConfigType,
    custom_entrypoint: Option<String>,
    custom_command: Option<String>,
}

#[derive(Deserialize, PartialEq)]
#[serde(rename_all = "camelCase")]
pub enum DockerConfigType {
    Default,
    CustomEntrypoint,
    CustomCommand,
    CustomEntrypointCustomCommand,
}

fn check_docker(docker: &Docker) -> Result<(), Error> {
    use DockerConfigType::{CustomCommand, CustomEntrypoint, CustomEntrypointCustomCommand};

    let ty = &docker.config_type;
    if matches!(ty, CustomEntrypoint | CustomEntrypointCustomCommand) && docker.custom_entrypoint.is_none() {
        return Err(Error::Custom("customEntrypoint is required".to_owned()));
    }
    if matches!(ty, CustomCommand | CustomEntrypointCustomCommand) && docker.custom_command.is_none() {
        return Err(Error::Custom("customCommand is required".to_owned()));
    }
    Ok(())
}

#[derive(Deserialize, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(custom = check_buildpack)]
pub struct Buildpack {
    config_type: BuildpackConfigType,
    custom_process: Option<String>,
    custom_entrypoint: Option<String>,
    custom_command: Option<String>,
}

#[derive(Deserialize, PartialEq)]
#[serde(rename_all = "camelCase")]
pub enum BuildpackConfigType {
    Default,
    CustomProcess,
    CustomCommand,
    CustomEntrypointCustomCommand,
    OriginalEntrypointCustomCommand,
}

fn check_buildpack(buildpack: &Buildpack) -> Result<(), Error> {
    use BuildpackConfigType::{
        CustomCommand, CustomEntrypointCustomCommand, CustomProcess, OriginalEntrypointCustomCommand,
    };

    let ty = &buildpack.config_type;
    if *ty == CustomProcess && buildpack.custom_process.is_none() {
        return Err(Error::Custom("customProcess is required".to_owned()));
    }
    if *ty == CustomEntrypointCustomCommand && buildpack.custom_entrypoint.is_none() {
        return Err(Error::Custom("customEntrypoint is required".to_owned()));
    }
    if matches!(ty, CustomCommand | CustomEntrypointCustomCommand | OriginalEntrypointCustomCommand)
        && buildpack.custom_command.is_none()
    {
        return Err(Error::Custom("customCommand is required".to_owned()));
    }
    Ok(())
}

/// serde_valid.
pub struct SerdeValid;

impl Peer for SerdeValid {
    const NAME: &'static str = "serde_valid";
    type Payload<'t> = Deployment;

    fn read(text: &str) -> Deployment {
        serde_json::from_str(text).expect("fits the types")
    }

    fn is_valid(payload: &Deployment) -> bool {
        payload.validate().is_ok()
    }

    fn validate(payload: &Deployment) -> bool {
        payload.validate().is_ok()
    }
}
