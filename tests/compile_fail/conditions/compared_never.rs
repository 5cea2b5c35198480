use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(range(max = 5))]
    count: u32,
    #[validate(required_if(count > 5))]
    name: Option<String>,
}

fn main() {}
