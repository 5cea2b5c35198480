use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(multiple_of = 2, multiple_of = 3)]
    name: u32,
}

fn main() {}
