use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
enum Kind {
    A,
    B,
}

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(one_of(A), none_of(A))]
    value: Kind,
}

fn main() {}
