use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    kind: Option<String>,
    #[validate(required_if(kind = true))]
    name: Option<String>,
}

fn main() {}
