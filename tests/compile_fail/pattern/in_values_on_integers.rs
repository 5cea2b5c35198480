use deployment_validate::DeploymentValidate;
use std::collections::BTreeMap;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(values(pattern = r"^\d+$"))]
    name: BTreeMap<String, u32>,
}

fn main() {}
