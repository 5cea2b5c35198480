use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(range(0..=9))]
    name: u32,
}

fn main() {}
