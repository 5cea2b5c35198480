use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(range(min = 5, exclusive_min = 6))]
    name: u32,
}

fn main() {}
