use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(by_key)]
enum Payload {
    A { a: u32, name: String },
    B { name: u32 },
}

fn main() {}
