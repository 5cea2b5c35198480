use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Service {
    #[validate(set_once)]
    name: String,
}

fn main() {}
