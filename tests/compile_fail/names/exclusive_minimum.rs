use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(exclusive_minimum = 3)]
    value: u8,
}

fn main() {}
