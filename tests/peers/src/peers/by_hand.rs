//! Written by hand, on the crate's types, with `regex` in a lazy cell.

use std::sync::LazyLock;

use deployment_validate::deployment::{
    Buildpack, BuildpackConfigType, Deployment, Docker, DockerConfigType, External, Internal,
};
use regex::Regex;

use super::Peer;
use crate::payloads;

static IMAGE_PATH: LazyLock<Regex> = LazyLock::new(|| Regex::new(payloads::IMAGE_PATH).expect("compiles"));
static CREDENTIALS: LazyLock<Regex> = LazyLock::new(|| Regex::new(payloads::CREDENTIALS).expect("compiles"));
static SERVICE_ID: LazyLock<Regex> = LazyLock::new(|| Regex::new(payloads::SERVICE_ID).expect("compiles"));

/// By hand.
pub struct ByHand;

impl Peer for ByHand {
    const NAME: &'static str = "by hand, `regex`";
    type Payload<'t> = Deployment<'t>;

    fn read(text: &str) -> Deployment<'_> {
        serde_json::from_str(text).expect("fits the types")
    }

    fn is_valid(payload: &Deployment<'_>) -> bool {
        problems(payload).is_empty()
    }

    fn validate(payload: &Deployment<'_>) -> bool {
        problems(payload).is_empty()
    }
}

/// A pointer and what is wrong there.
type Problems = Vec<(&'static str, &'static str)>;

fn problems(payload: &Deployment<'_>) -> Problems {
    let mut found = Problems::new();
    match payload {
        Deployment::External { external, docker } => {
            check_external(external, &mut found);
            docker.iter().for_each(|docker| check_docker(docker, &mut found));
        }
        Deployment::Internal { internal, buildpack, docker } => {
            check_internal(internal, &mut found);
            buildpack.iter().for_each(|buildpack| check_buildpack(buildpack, &mut found));
            docker.iter().for_each(|docker| check_docker(docker, &mut found));
        }
        Deployment::Unmodified { buildpack, docker } => {
            buildpack.iter().for_each(|buildpack| check_buildpack(buildpack, &mut found));
            docker.iter().for_each(|docker| check_docker(docker, &mut found));
        }
    }
    found
}

fn check_external(external: &External<'_>, found: &mut Problems) {
    if !IMAGE_PATH.is_match(&external.image_path) {
        found.push(("/external/imagePath", "is no image path"));
    }
    if external.credentials.as_ref().is_some_and(|id| !CREDENTIALS.is_match(id)) {
        found.push(("/external/credentials", "is no credentials ID"));
    }
}

fn check_internal(internal: &Internal<'_>, found: &mut Problems) {
    if let Some(id) = &internal.id {
        if !(3..=54).contains(&id.chars().count()) {
            found.push(("/internal/id", "is not 3 to 54 characters long"));
        }
        if !SERVICE_ID.is_match(id) {
            found.push(("/internal/id", "is no service ID"));
        }
    }
    if internal.build_sha.as_ref().is_some_and(|sha| sha != "latest" && sha.chars().count() != 40) {
        found.push(("/internal/buildSHA", "is no commit"));
    }
}

fn check_docker(docker: &Docker<'_>, found: &mut Problems) {
    use DockerConfigType::{CustomCommand, CustomEntrypoint, CustomEntrypointCustomCommand};

    let ty = docker.config_type;
    if matches!(ty, CustomEntrypoint | CustomEntrypointCustomCommand) && docker.custom_entrypoint.is_none() {
        found.push(("/docker/customEntrypoint", "required"));
    }
    if matches!(ty, CustomCommand | CustomEntrypointCustomCommand) && docker.custom_command.is_none() {
        found.push(("/docker/customCommand", "required"));
    }
}

fn check_buildpack(buildpack: &Buildpack<'_>, found: &mut Problems) {
    use BuildpackConfigType::{
        CustomCommand, CustomEntrypointCustomCommand, CustomProcess, OriginalEntrypointCustomCommand,
    };

    let ty = buildpack.config_type;
    if ty == CustomProcess && buildpack.custom_process.is_none() {
        found.push(("/buildpack/customProcess", "required"));
    }
    if ty == CustomEntrypointCustomCommand && buildpack.custom_entrypoint.is_none() {
        found.push(("/buildpack/customEntrypoint", "required"));
    }
    if matches!(ty, CustomCommand | CustomEntrypointCustomCommand | OriginalEntrypointCustomCommand)
        && buildpack.custom_command.is_none()
    {
        found.push(("/buildpack/customCommand", "required"));
    }
}
