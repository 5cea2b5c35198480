use deployment_validate::{DeploymentValidate, Maybe};

#[derive(DeploymentValidate)]
#[validate(deserialize, deny_null)]
struct Patch {
    #[validate(nullable)]
    name: Maybe<String>,
}

fn main() {}
