use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
enum Kind { A, B, C }

#[derive(DeploymentValidate)]
struct Payload {
    kind: Kind,
    other: Kind,
    #[validate(required_if(kind = A | B, other = A), forbidden_if(other = A | B, kind = B | C))]
    name: Option<String>,
}

fn main() {}
