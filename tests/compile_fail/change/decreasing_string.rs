use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Service {
    #[validate(never_decreases)]
    name: String,
}

fn main() {}
