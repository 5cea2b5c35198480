use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(range(step = 5))]
    name: u32,
}

fn main() {}
