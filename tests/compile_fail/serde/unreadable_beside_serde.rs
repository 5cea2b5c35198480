use deployment_validate::DeploymentValidate;
use serde::Deserialize;

// One error, though both derives report it.
#[derive(Deserialize, DeploymentValidate)]
struct Payload {
    #[serde(default = "a b")]
    path: u8,
}

fn main() {}
