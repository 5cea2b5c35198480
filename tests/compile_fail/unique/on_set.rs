use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(unique)]
    value: std::collections::BTreeSet<u8>,
}

fn main() {}
