use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
enum Kind { A, B }

#[derive(DeploymentValidate)]
struct Payload {
    kind: Kind,
    #[validate(range(min = 3, max = 9), multiple_of = 4, when(kind = A, one_of(5, 12)))]
    size: u8,
}

fn main() {}
