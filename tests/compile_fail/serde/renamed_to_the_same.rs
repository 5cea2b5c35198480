use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[serde(rename = "n")]
    name: String,
    #[serde(rename = "n")]
    nick: String,
}

fn main() {}
