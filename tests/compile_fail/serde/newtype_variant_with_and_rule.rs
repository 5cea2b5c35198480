use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
enum Payload {
    #[serde(deserialize_with = "read")]
    A(#[validate(length(max = 3))] String),
}

fn main() {}
