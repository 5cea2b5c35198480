use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(deserialize = true)]
struct Service {
    name: String,
}

fn main() {}
