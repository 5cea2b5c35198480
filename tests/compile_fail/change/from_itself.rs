use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(change(from = Service))]
struct Service {
    #[validate(immutable)]
    name: String,
}

fn main() {}
