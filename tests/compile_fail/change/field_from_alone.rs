use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Old {
    size: u64,
}

#[derive(DeploymentValidate)]
struct Service {
    #[validate(change(from = Old))]
    size: Option<Old>,
}

fn main() {}
