use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    count: u8,
    #[validate(required_if(count = -1))]
    name: Option<String>,
}

fn main() {}
