use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(deserialize, serialize)]
struct Outer {
    #[serde(flatten)]
    rest: std::collections::BTreeMap<String, u8>,
}

fn main() {}
