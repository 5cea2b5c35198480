use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(const)]
struct Payload {
    #[validate(range(min = 2))]
    count: Box<u32>,
}

fn main() {}
