use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Size {
    megabytes: u32,
}

#[derive(DeploymentValidate)]
struct Service {
    #[validate(never_decreases)]
    size: Size,
}

fn main() {}
