use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(deserialize, serialize)]
struct Service {
    #[serde(rename(serialize = "n", deserialize = "name"))]
    name: String,
}

fn main() {}
