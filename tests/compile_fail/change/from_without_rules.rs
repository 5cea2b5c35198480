use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Create {
    name: String,
}

#[derive(DeploymentValidate)]
#[validate(change(from = Create))]
struct Patch {
    name: String,
}

fn main() {}
