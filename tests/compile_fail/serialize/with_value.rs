use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(serialize = true)]
struct Service {
    name: String,
}

fn main() {}
