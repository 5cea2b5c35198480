use deployment_validate::{DeploymentValidate, json};

#[derive(serde::Deserialize, DeploymentValidate)]
#[validate(context = u8)]
struct Job {
    parts: Vec<Job>,
}

fn main() {
    let _ = json::from_str::<Job>("{}");
}
