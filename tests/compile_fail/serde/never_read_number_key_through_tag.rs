use std::collections::BTreeMap;

use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[serde(tag = "t")]
enum Tagged {
    A { map: BTreeMap<u32, u8> },
}

fn main() {}
