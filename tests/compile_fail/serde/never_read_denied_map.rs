use std::collections::BTreeMap;

use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[serde(deny_unknown_fields)]
struct Closed {
    #[serde(flatten)]
    rest: BTreeMap<String, String>,
}

fn main() {}
