use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(length(bytes, max = 9))]
    name: Vec<u8>,
}

fn main() {}
