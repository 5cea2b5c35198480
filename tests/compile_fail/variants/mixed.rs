use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
enum Kind {
    A,
    B,
}

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(one_of(A, "b"))]
    value: Kind,
}

fn main() {}
