use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[serde(tag = "kind")]
#[validate(deserialize)]
struct Service {
    name: String,
}

fn main() {}
