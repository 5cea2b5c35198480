use deployment_validate::DeploymentValidate;
use serde::Deserialize;

#[derive(Deserialize, DeploymentValidate)]
struct Payload {
    #[validate(wire = String)]
    count: u8,
}

fn main() {}
