use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(multiple_of = 0.5)]
    name: u32,
}

fn main() {}
