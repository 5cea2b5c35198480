use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[serde(into = "String")]
#[validate(deserialize, serialize)]
struct Name {
    name: String,
}

fn main() {}
