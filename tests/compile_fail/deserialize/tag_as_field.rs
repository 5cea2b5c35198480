use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[serde(tag = "kind")]
#[validate(deserialize)]
enum Probe {
    Http { kind: String },
    Tcp { port: u16 },
}

fn main() {}
