use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[serde(tag = "kind", content = "kind")]
#[validate(deserialize)]
enum Probe {
    Http(String),
    Tcp(u16),
}

fn main() {}
