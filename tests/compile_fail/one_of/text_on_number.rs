use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(one_of(1, "2"))]
    name: u32,
}

fn main() {}
