use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
enum Kind { A, B, C }

#[derive(DeploymentValidate)]
struct Payload {
    kind: Kind,
    port: u16,
    #[validate(required_if(kind = A, port = 2 | 5), forbidden_if(port > 3))]
    name: Option<String>,
}

fn main() {}
