use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
enum Kind { A, B }

#[derive(DeploymentValidate)]
struct Payload {
    kind: Kind,
    #[validate(required_if(kind != A | B))]
    name: Option<String>,
}

fn main() {}
