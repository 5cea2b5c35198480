use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(crate = "deployment_validate")]
struct Payload {
    name: String,
}

fn main() {}
