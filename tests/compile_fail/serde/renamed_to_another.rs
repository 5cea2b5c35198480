use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[serde(rename = "nick")]
    name: String,
    nick: String,
}

fn main() {}
