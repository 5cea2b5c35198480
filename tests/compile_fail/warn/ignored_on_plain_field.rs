use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
enum Kind { A, B }

#[derive(DeploymentValidate)]
struct Payload {
    kind: Kind,
    #[validate(ignored_unless(kind = A))]
    name: String,
}

fn main() {}
