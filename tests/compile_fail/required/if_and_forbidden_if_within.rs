use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
enum Kind { A, B, C }

#[derive(DeploymentValidate)]
struct Payload {
    kind: Kind,
    port: u16,
    #[validate(required_if(kind = A | B, port > 3), forbidden_if(kind = B | C, port > 5))]
    name: Option<String>,
}

fn main() {}
