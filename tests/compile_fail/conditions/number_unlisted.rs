use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(one_of(1, 2))]
    count: u32,
    #[validate(required_if(count = 7))]
    name: Option<String>,
}

fn main() {}
