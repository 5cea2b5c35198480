use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
enum Payload {
    #[serde(with = "pair")]
    A(#[validate(length(max = 3))] String, u8),
}

fn main() {}
