use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(range(min = 1), range(max = 9))]
    name: u32,
}

fn main() {}
