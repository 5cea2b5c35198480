use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(by_key)]
struct Payload {
    name: String,
}

fn main() {}
