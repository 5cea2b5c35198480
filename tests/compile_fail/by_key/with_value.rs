use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(by_key = a)]
enum Payload {
    A { a: u32 },
    B { b: u32 },
}

fn main() {}
