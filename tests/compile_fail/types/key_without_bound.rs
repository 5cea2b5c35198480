use std::collections::BTreeMap;

use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(bound = "K: DeploymentValidate")]
struct Payload<K> {
    map: BTreeMap<K, u8>,
}

fn main() {}
