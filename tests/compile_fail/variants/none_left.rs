use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
enum Kind {
    A,
    B,
}

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(none_of(A, B))]
    value: Kind,
}

fn main() {}
