use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    name: String,
    #[serde(alias = "name")]
    nick: String,
}

fn main() {}
