use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
enum Kind { A, B, C }

#[derive(DeploymentValidate)]
struct Payload {
    kind: Kind,
    size: u8,
    #[validate(required_if(all(kind = A, size = 1)))]
    name: Option<String>,
}

fn main() {}
