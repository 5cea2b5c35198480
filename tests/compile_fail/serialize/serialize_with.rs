use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(deserialize, serialize)]
struct Service {
    #[serde(serialize_with = "write")]
    name: String,
}

fn main() {}
