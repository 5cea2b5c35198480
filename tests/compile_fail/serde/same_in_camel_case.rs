use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[serde(rename_all = "camelCase")]
struct Payload {
    user_name: String,
    #[serde(rename = "userName")]
    name: String,
}

fn main() {}
