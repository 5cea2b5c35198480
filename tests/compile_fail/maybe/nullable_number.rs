use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(deserialize, deny_null)]
struct Patch {
    #[validate(nullable)]
    size: u8,
}

fn main() {}
