use deployment_validate::{DeploymentValidate, Maybe};

#[derive(DeploymentValidate)]
struct Create {
    title: String,
}

#[derive(DeploymentValidate)]
#[validate(deserialize, change(from = Create))]
struct Patch {
    #[validate(immutable)]
    name: Maybe<String>,
}

fn main() {}
