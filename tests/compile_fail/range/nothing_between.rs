use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(range(exclusive_min = 5, exclusive_max = 6))]
    name: u32,
}

fn main() {}
