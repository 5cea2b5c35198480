use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Patch {
    #[validate(nullable)]
    size: Option<u8>,
}

fn main() {}
