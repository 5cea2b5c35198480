//! validator, which derives on structs only: the shapes are four optional keys and a rule.

use std::sync::LazyLock;

use ::validator::{Validate, ValidationError};
use regex::Regex;
use serde::Deserialize;

use super::Peer;
use crate::payloads;

static IMAGE_PATH: LazyLock<Regex> = LazyLock::new(|| Regex::new(payloads::IMAGE_PATH).expect("compiles"));
static CREDENTIALS: LazyLock<Regex> = LazyLock::new(|| Regex::new(payloads::CREDENTIALS).expect("compiles"));
static SERVICE_ID: LazyLock<Regex> = LazyLock::new(|| Regex::new(payloads::SERVICE_ID).expect("compiles"));

#[derive(Deserialize, Validate)]
#[serde(deny_unknown_fields)]
#[validate(schema(function = "check_shape", skip_on_field_errors = false))]
pub struct Deployment {
    #[validate(nested)]
    external: Option<External>,
    #[validate(nested)]
    internal: Option<Internal>,
    #[validate(nested)]
    buildpack: Option<Buildpack>,
    #[validate(nested)]
    docker: Option<Docker>,
}

fn check_shape(deployment: &Deployment) -> Result<(), ValidationError> {
    match deployment {
        Deployment { external: Some(_), internal: Some(_), .. } => Err(ValidationError::new("two_sources")),
        Deployment { external: Some(_), buildpack: Some(_), .. } => Err(ValidationError::new("buildpack")),
        _ => Ok(()),
    }
}

#[derive(Deserialize, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct External {
    #[validate(regex(path = *IMAGE_PATH))]
    image_path: String,
    #[validate(regex(path = *CREDENTIALS))]
    credentials: Option<String>,
}

#[derive(Deserialize, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Internal {
    #[validate(length(min = 3, max = 54), regex(path = *SERVICE_ID))]
    id: Option<String>,
    #[allow(dead_code)]
    branch: Option<String>,
    #[serde(rename = "buildSHA")]
    #[validate(custom(function = "check_commit"))]
    build_sha: Option<String>,
    #[allow(dead_code)]
    build_id: Option<String>,
}

fn check_commit(sha: &str) -> Result<(), ValidationError> {
    match sha {
        "latest" => Ok(()),
        sha if sha.chars().count() == 40 => Ok(()),
        _ => Err(ValidationError::new("commit")),
    }
}

#[derive(Deserialize, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(schema(function = "check_docker"))]
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

fn check_docker(docker: &Docker) -> Result<(), ValidationError> {
    use DockerConfigType::{CustomCommand, CustomEntrypoint, CustomEntrypointCustomCommand};

    let ty = &docker.config_type;
    if matches!(ty, CustomEntrypoint | CustomEntrypointCustomCommand) && docker.custom_entrypoint.is_none() {
        return Err(ValidationError::new("custom_entrypoint_required"));
    }
    if matches!(ty, CustomCommand | CustomEntrypointCustomCommand) && docker.custom_command.is_none() {
        return Err(ValidationError::new("custom_command_required"));
    }
    Ok(())
}

#[derive(Deserialize, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(schema(function = "check_buildpack"))]
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

fn check_buildpack(buildpack: &Buildpack) -> Result<(), ValidationError> {
    use BuildpackConfigType::{
        CustomCommand, CustomEntrypointCustomCommand, CustomProcess, OriginalEntrypointCustomCommand,
    };

    let ty = &buildpack.config_type;
    if *ty == CustomProcess && buildpack.custom_process.is_none() {
        return Err(ValidationError::new("custom_process_required"));
    }
    if *ty == CustomEntrypointCustomCommand && buildpack.custom_entrypoint.is_none() {
        return Err(ValidationError::new("custom_entrypoint_required"));
    }
    if matches!(ty, CustomCommand | CustomEntrypointCustomCommand | OriginalEntrypointCustomCommand)
        && buildpack.custom_command.is_none()
    {
        return Err(ValidationError::new("custom_command_required"));
    }
    Ok(())
}

/// validator.
pub struct Validator;

impl Peer for Validator {
    const NAME: &'static str = "validator";
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
