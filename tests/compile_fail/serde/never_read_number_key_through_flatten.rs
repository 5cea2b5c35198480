use std::collections::HashMap;

use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Open {
    #[serde(flatten)]
    rest: HashMap<bool, String>,
}

fn main() {}
