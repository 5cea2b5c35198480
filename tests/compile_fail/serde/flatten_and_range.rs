use deployment_validate::DeploymentValidate;
use serde::Deserialize;

#[derive(Deserialize, DeploymentValidate)]
struct Payload {
    #[serde(flatten)]
    #[validate(range(max = 9))]
    count: Option<u32>,
}

fn main() {}
