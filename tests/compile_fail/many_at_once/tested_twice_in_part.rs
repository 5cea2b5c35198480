use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
enum Kind { A, B, C }

#[derive(DeploymentValidate)]
struct Payload {
    kind: Kind,
    port: u8,
    #[validate(required_if(kind = A | B, kind = B | C), required_if(port > 3, port > 1))]
    name: Option<String>,
}

fn main() {}
