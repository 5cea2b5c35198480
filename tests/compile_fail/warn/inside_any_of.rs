use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
enum Kind { A, B }

#[derive(DeploymentValidate)]
struct Payload {
    kind: Kind,
    #[validate(any_of((warn(ascii)), (length(max = 3))))]
    name: String,
}

fn main() {}
