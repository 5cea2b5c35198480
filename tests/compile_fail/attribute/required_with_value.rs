use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(required = true)]
    name: Option<String>,
}

fn main() {}
