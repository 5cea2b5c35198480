use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(const)]
struct Payload {
    #[validate(length(min = 1))]
    name: u32,
}

fn main() {}
