use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(bound = "T")]
struct Payload<T> {
    inner: Vec<T>,
}

fn main() {}
