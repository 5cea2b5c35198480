use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(range(max = 300))]
    name: Option<u8>,
}

fn main() {}
