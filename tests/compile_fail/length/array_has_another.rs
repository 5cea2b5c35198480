use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(length(min = 4))]
    name: [u8; 3],
}

fn main() {}
