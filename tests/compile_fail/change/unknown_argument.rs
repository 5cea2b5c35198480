use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(change(form = Create))]
struct Service {
    #[validate(immutable)]
    name: String,
}

fn main() {}
