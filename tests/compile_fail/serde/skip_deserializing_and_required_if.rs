use deployment_validate::DeploymentValidate;
use serde::Deserialize;

#[derive(Deserialize, DeploymentValidate)]
struct Payload {
    flag: bool,
    #[serde(skip_deserializing)]
    #[validate(required_if(flag = true))]
    name: Option<String>,
}

fn main() {}
