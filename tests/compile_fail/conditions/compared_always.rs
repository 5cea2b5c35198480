use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    count: u32,
    #[validate(required_if(count >= 0))]
    name: Option<String>,
}

fn main() {}
