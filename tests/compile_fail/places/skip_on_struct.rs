use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(skip)]
struct Payload {
    name: String,
}

fn main() {}
