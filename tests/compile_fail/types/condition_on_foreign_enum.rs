use deployment_validate::DeploymentValidate;

enum Kind {
    A,
    B,
}

#[derive(DeploymentValidate)]
struct Payload {
    kind: Kind,
    #[validate(required_if(kind = A))]
    text: Option<String>,
}

fn main() {}
