use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(deserialize, serialize)]
struct Service {
    #[serde(with = "text")]
    name: String,
}

fn main() {}
