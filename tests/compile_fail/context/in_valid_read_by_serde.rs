use deployment_validate::{DeploymentValidate, Valid};

#[derive(serde::Deserialize, DeploymentValidate)]
#[validate(context = u8)]
struct Job {
    parts: Vec<Job>,
}

fn read<T: serde::de::DeserializeOwned>() {}

fn main() {
    read::<Valid<Job>>();
}
