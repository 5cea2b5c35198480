use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(deserialize)]
struct Service {
    #[serde(deserialize_with = "read")]
    name: String,
}

fn main() {}
