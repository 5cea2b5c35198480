use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    count: u8,
    #[validate(required_if(count = 256..=300))]
    name: Option<String>,
}

fn main() {}
