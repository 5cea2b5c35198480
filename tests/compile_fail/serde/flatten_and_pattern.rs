use deployment_validate::DeploymentValidate;
use serde::Deserialize;

#[derive(Deserialize, DeploymentValidate)]
struct Payload {
    #[serde(flatten)]
    #[validate(pattern = "^a")]
    name: String,
}

fn main() {}
