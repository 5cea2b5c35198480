use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[serde(tag = "kind")]
#[validate(deserialize)]
enum Kind {
    Http,
    Tcp,
}

fn main() {}
