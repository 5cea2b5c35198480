use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(change)]
struct Patch {
    #[validate(immutable)]
    name: String,
}

fn main() {}
