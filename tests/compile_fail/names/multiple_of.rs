use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(multipleOf = 3)]
    value: u8,
}

fn main() {}
