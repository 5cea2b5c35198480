use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(range(message = "wrong"))]
    name: u32,
}

fn main() {}
