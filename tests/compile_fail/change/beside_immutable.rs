use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Service {
    #[validate(immutable, never_decreases)]
    size: u32,
}

fn main() {}
