use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
enum Kind { A, B }

#[derive(DeploymentValidate)]
struct Payload {
    kind: Kind,
    #[validate(when(kind = A, length(max = 3)), when(kind = A, length(max = 4)))]
    name: String,
}

fn main() {}
