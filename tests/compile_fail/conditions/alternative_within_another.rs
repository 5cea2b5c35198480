use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
enum Kind { A, B, C }

#[derive(DeploymentValidate)]
struct Payload {
    kind: Kind,
    flag: bool,
    #[validate(required_if(kind = A | B), required_if(kind = A, flag = true))]
    name: Option<String>,
}

fn main() {}
