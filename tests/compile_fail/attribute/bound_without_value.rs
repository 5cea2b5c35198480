use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(bound)]
struct Payload<T> {
    inner: Vec<T>,
}

fn main() {}
