use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[serde(transparent)]
struct Payload {
    name: String,
    #[serde(default)]
    #[validate(range(min = 3))]
    count: u8,
}

fn main() {}
