use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
enum Kind { A, B }

#[derive(DeploymentValidate)]
struct Payload {
    kind: Kind,
    #[validate(forbidden_unless(kind = A), ignored_unless(kind = A))]
    name: Option<String>,
}

fn main() {}
