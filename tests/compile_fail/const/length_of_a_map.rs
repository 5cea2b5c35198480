use std::collections::BTreeMap;

use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(const)]
struct Payload {
    #[validate(length(max = 3))]
    labels: BTreeMap<String, u8>,
}

fn main() {}
