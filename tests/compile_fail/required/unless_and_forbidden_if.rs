use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
enum Kind { A, B, C }

#[derive(DeploymentValidate)]
struct Payload {
    kind: Kind,
    #[validate(required_unless(kind = A), forbidden_if(kind = B))]
    name: Option<String>,
}

fn main() {}
