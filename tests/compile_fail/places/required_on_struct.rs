use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(required)]
struct Payload {
    name: Option<String>,
}

fn main() {}
