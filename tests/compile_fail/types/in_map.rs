use std::collections::BTreeMap;

use deployment_validate::DeploymentValidate;

struct Address(u16);

#[derive(DeploymentValidate)]
struct Payload {
    map: BTreeMap<String, Address>,
}

fn main() {}
