use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
enum Kind { A, B }

#[derive(DeploymentValidate)]
struct Payload {
    kind: Kind,
    #[validate(when(name = "a", length(max = 3)))]
    name: String,
}

fn main() {}
