use deployment_validate::DeploymentValidate;
use std::collections::BTreeMap;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(each(length(min = 1)))]
    name: BTreeMap<String, String>,
}

fn main() {}
