use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[serde(content = "with")]
#[validate(deserialize)]
enum Probe {
    Http(String),
    Tcp(u16),
}

fn main() {}
