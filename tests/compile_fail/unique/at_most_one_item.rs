use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(unique, length(max = 1))]
    value: Vec<u8>,
}

fn main() {}
