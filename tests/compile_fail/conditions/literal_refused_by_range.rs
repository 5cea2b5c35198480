use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(range(max = 10))]
    count: u32,
    #[validate(required_if(count = 11))]
    name: Option<String>,
}

fn main() {}
