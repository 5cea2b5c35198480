use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    kind: String,
    #[validate(required_if(kind = A))]
    name: Option<String>,
}

fn main() {}
