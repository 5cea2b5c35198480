use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(by_key)]
enum Payload {
    A { a: u32 },
    B,
}

fn main() {}
