use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Create {
    name: String,
}

#[derive(DeploymentValidate)]
#[validate(change(from = Create))]
struct Patch {
    #[validate(length(max = 9))]
    name: String,
}

fn main() {}
