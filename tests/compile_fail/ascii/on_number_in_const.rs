use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(const)]
struct Payload {
    #[validate(ascii)]
    name: u8,
}

fn main() {}
