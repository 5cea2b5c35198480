use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Inner { x: u32 }

#[derive(DeploymentValidate)]
#[validate(by_key)]
enum Payload {
    A { #[serde(flatten)] a: Inner },
    B { b: u32 },
}

fn main() {}
