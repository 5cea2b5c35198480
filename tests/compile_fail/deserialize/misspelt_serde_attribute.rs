use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(deserialize)]
struct Service {
    #[serde(defualt)]
    count: u8,
}

fn main() {}
