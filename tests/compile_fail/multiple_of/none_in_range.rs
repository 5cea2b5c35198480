use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(multiple_of = 10, range(min = 1, max = 9))]
    name: u32,
}

fn main() {}
