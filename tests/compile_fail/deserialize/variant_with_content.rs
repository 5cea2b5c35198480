use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(deserialize)]
enum Source {
    None,
    Image(String),
}

fn main() {}
