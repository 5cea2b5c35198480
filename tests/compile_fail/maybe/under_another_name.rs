use deployment_validate::{DeploymentValidate, Maybe};

type Change<T> = Maybe<T>;

#[derive(serde::Serialize, serde::Deserialize, DeploymentValidate)]
struct Patch {
    name: Change<String>,
}

fn main() {}
