use deployment_validate::DeploymentValidate;
use std::collections::BTreeMap;

#[derive(DeploymentValidate)]
#[validate(const)]
struct Payload {
    name: BTreeMap<u32, u32>,
}

fn main() {}
