use deployment_validate::{DeploymentValidate, Maybe};

#[derive(serde::Serialize, serde::Deserialize, DeploymentValidate)]
struct Patch {
    name: Maybe<String>,
}

fn main() {}
