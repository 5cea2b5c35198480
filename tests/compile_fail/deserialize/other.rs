use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(deserialize)]
enum Plan {
    Small,
    #[serde(other)]
    Unknown,
}

fn main() {}
