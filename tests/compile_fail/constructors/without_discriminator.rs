use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(constructors)]
struct Payload {
    name: String,
}

fn main() {}
