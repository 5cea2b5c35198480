use deployment_validate::{DeploymentValidate, Valid};

#[derive(DeploymentValidate)]
#[validate(const)]
struct Payload {
    #[validate(length(min = 3))]
    name: &'static str,
}

const PAYLOAD: Valid<Payload> = Payload { name: "ab" }.assert_valid();

fn main() {}
