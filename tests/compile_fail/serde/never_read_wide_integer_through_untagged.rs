use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[serde(untagged)]
enum Either {
    A(Option<i128>),
    B(String),
}

fn main() {}
