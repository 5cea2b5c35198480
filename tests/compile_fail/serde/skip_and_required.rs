use deployment_validate::DeploymentValidate;
use serde::Deserialize;

#[derive(Deserialize, DeploymentValidate)]
struct Payload {
    #[serde(skip)]
    #[validate(required)]
    name: Option<String>,
}

fn main() {}
