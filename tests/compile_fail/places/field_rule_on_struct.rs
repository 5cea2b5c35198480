use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(length(min = 1))]
struct Payload {
    name: String,
}

fn main() {}
