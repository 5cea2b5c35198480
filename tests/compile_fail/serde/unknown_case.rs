use deployment_validate::DeploymentValidate;
use serde::Deserialize;

#[derive(Deserialize, DeploymentValidate)]
#[serde(rename_all = "camelcase")]
struct Payload {
    name: String,
}

fn main() {}
