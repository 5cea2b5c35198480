use deployment_validate::{DeploymentValidate, Maybe};

#[derive(serde::Deserialize, DeploymentValidate)]
struct Part {
    size: u8,
}

#[derive(serde::Deserialize, DeploymentValidate)]
struct Patch {
    #[serde(flatten)]
    part: Maybe<Part>,
}

fn main() {}
