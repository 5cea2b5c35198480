use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(by_key)]
enum Payload {
    First { a: u32 },
    #[serde(other)]
    Second { b: u32 },
}

fn main() {}
