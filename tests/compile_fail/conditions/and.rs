use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
enum Kind { A, B, C }

#[derive(DeploymentValidate)]
struct Payload {
    flag: bool,
    kind: Kind,
    #[validate(required_if(flag = true && kind = A))]
    name: Option<String>,
}

fn main() {}
