use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
enum Kind { A, B }

#[derive(DeploymentValidate)]
struct Payload {
    kind: Kind,
    #[validate(length(max = 3), when(kind = A, length(min = 4)))]
    name: String,
}

fn main() {}
