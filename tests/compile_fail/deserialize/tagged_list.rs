use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[serde(tag = "kind")]
#[validate(deserialize)]
enum Probe {
    Http(String, u16),
    Tcp { port: u16 },
}

fn main() {}
