use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(required)]
    other: Option<String>,
    #[validate(required_if(other))]
    name: Option<String>,
}

fn main() {}
