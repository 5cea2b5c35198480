use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    kind: String,
    #[validate(required_if(kind = 1..=9))]
    name: Option<String>,
}

fn main() {}
