use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(one_of(1..=5, 3))]
    name: u32,
}

fn main() {}
