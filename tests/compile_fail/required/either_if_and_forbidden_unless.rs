use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
enum Kind { A, B, C }

#[derive(DeploymentValidate)]
struct Payload {
    kind: Kind,
    #[validate(required_if(kind = A), required_if(kind = B), forbidden_unless(kind = A))]
    name: Option<String>,
}

fn main() {}
