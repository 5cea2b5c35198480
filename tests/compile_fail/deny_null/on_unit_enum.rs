use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(deny_null)]
enum Payload {
    A,
    B,
}

fn main() {}
