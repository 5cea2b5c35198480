use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(not(required))]
    value: Option<String>,
}

fn main() {}
