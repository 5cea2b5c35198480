use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(at_most_one_of(first, second), at_least_one_of(first, second))]
struct Payload {
    size: f64,
    #[validate(required_if(size = 1.5), required_if(size = 2.5))]
    first: Option<u8>,
    #[validate(required_if(size = 2.5))]
    second: Option<u8>,
}

fn main() {}
