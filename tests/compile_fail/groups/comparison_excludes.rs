use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(at_most_one_of(first, second))]
struct Payload {
    size: u8,
    #[validate(required_if(size < 5), forbidden_if(size > 100))]
    first: Option<u8>,
    #[validate(required_if(size = 1..=3), forbidden_if(size = 9))]
    second: Option<u8>,
}

fn main() {}
