use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(suffix = "0")]
    name: u16,
}

fn main() {}
