use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
enum Kind { A, B, C }

#[derive(DeploymentValidate)]
struct Payload {
    kind: Option<Kind>,
    #[validate(required_if(kind), required_if(kind = A))]
    name: Option<String>,
}

fn main() {}
