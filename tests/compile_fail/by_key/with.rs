use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(by_key)]
enum Payload {
    A { #[serde(with = "other")] a: u32 },
    B { b: u32 },
}

fn main() {}
