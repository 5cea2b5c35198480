use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(required, required)]
    name: Option<String>,
}

fn main() {}
