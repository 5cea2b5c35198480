//! garde.

use ::garde::Validate;
use serde::Deserialize;

use super::Peer;

#[derive(Deserialize, Validate)]
#[serde(untagged, deny_unknown_fields)]
pub enum Deployment {
    External {
        #[garde(dive)]
        external: External,
        #[garde(dive)]
        docker: Option<Docker>,
    },
    Internal {
        #[garde(dive)]
        internal: Internal,
        #[garde(dive)]
        buildpack: Option<Buildpack>,
        #[garde(dive)]
        docker: Option<Docker>,
    },
    Unmodified {
        #[garde(dive)]
        buildpack: Option<Buildpack>,
        #[garde(dive)]
        docker: Option<Docker>,
    },
}

#[derive(Deserialize, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct External {
    #[garde(pattern(
        r"^(?:(?:https?:\/\/)?([a-zA-Z0-9\-]+\.[a-zA-Z0-9\.\-]+)(\/v1)?)?(?:\/)?([a-zA-Z/-9\.\-_]+)(?:\:([a-zA-Z/-9\.\-_\:]+)|\@([a-zA-Z/-9\.\-_\:]+))$"
    ))]
    image_path: String,
    #[garde(pattern(r"^[A-Za-z0-9-]+$"))]
    credentials: Option<String>,
}

#[derive(Deserialize, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Internal {
    #[garde(length(chars, min = 3, max = 54), pattern(r"^[a-zA-Z](-?[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*)?$"))]
    id: Option<String>,
    #[garde(skip)]
    #[allow(dead_code)]
    branch: Option<String>,
    #[garde(inner(custom(is_commit)))]
    #[serde(rename = "buildSHA")]
    build_sha: Option<String>,
    #[garde(skip)]
    #[allow(dead_code)]
    build_id: Option<String>,
}

fn is_commit(sha: &str, (): &()) -> ::garde::Result {
    match sha {
        "latest" => Ok(()),
        sha if sha.chars().count() == 40 => Ok(()),
        _ => Err(::garde::Error::new("must be latest, or 40 characters long")),
    }
}

#[derive(Deserialize, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Docker {
    #[garde(skip)]
    config_type: DockerConfigType,
    #[garde(if(
        cond = matches!(self.config_type, DockerConfigType::CustomEntrypoint | DockerConfigType::CustomEntrypointCustomCommand),
        required
    ))]
    custom_entrypoint: Option<String>,
    #[garde(if(
        cond = matches!(self.config_type, DockerConfigType::CustomCommand | DockerConfigType::CustomEntrypointCustomCommand),
        required
    ))]
    custom_command: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum DockerConfigType {
    Default,
    CustomEntrypoint,
    CustomCommand,
    CustomEntrypointCustomCommand,
}

#[derive(Deserialize, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Buildpack {
    #[garde(skip)]
    config_type: BuildpackConfigType,
    #[garde(if(cond = matches!(self.config_type, BuildpackConfigType::CustomProcess), required))]
    custom_process: Option<String>,
    #[garde(if(cond = matches!(self.config_type, BuildpackConfigType::CustomEntrypointCustomCommand), required))]
    custom_entrypoint: Option<String>,
    #[garde(if(
        cond = matches!(
            self.config_type,
            BuildpackConfigType::CustomCommand
                | BuildpackConfigType::CustomEntrypointCustomCommand
                | BuildpackConfigType::OriginalEntrypointCustomCommand
        ),
        required
    ))]
    custom_command: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum BuildpackConfigType {
    Default,
    CustomProcess,
    CustomCommand,
    CustomEntrypointCustomCommand,
    OriginalEntrypointCustomCommand,
}

/// garde.
pub struct Garde;

impl Peer for Garde {
    const NAME: &'static str = "garde";
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
