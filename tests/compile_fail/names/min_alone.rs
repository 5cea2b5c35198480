use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(min = 3)]
    name: u32,
}

fn main() {}
