use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(deserialize)]
struct Service {
    name: &'static str,
}

fn main() {}
