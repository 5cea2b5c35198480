use deployment_validate::{DeploymentValidate, Maybe};

#[derive(serde::Serialize, serde::Deserialize, DeploymentValidate)]
struct Patch {
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    name: Maybe<String>,
}

fn main() {}
