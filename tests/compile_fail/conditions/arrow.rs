use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    count: u32,
    #[validate(required_if(count => 5))]
    name: Option<String>,
}

fn main() {}
