use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(by_key)]
#[serde(tag = "type")]
enum Payload {
    A { a: u32 },
    B { b: u32 },
}

fn main() {}
