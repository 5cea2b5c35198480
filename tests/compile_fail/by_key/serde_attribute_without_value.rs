use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(by_key)]
enum Payload {
    First { #[serde(alias = 1)] a: u32 },
    Second { b: u32 },
}

fn main() {}
