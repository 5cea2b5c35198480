use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
enum Kind { A, B }

#[derive(DeploymentValidate)]
#[validate(when(kind = A, at_most_one_of(a, b)))]
struct Payload {
    kind: Kind,
    #[validate(skip)]
    name: String,
}

fn main() {}
