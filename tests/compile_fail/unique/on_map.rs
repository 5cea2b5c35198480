use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(unique)]
    value: std::collections::BTreeMap<String, u8>,
}

fn main() {}
