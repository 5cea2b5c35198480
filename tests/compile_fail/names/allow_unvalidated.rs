use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(allow_unvalidated)]
struct Payload {
    name: String,
}

fn main() {}
