use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[serde(skip_deserializing, default)]
    #[validate(range(min = 3))]
    count: u8,
}

fn main() {}
