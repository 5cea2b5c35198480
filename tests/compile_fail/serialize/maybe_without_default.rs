use deployment_validate::{DeploymentValidate, Maybe};

#[derive(DeploymentValidate)]
#[validate(serialize)]
struct Patch {
    name: Maybe<String>,
}

fn main() {}
