use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(required_if = other)]
    name: Option<String>,
}

fn main() {}
