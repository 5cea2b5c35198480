use deployment_validate::{DeploymentValidate, Maybe};

#[derive(DeploymentValidate)]
struct Create {
    size: u64,
}

#[derive(DeploymentValidate)]
#[validate(deserialize, change(from = Create))]
struct Patch {
    #[validate(never_decreases)]
    size: Maybe<u32>,
}

fn main() {}
