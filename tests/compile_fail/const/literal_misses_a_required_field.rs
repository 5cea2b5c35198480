use deployment_validate::{DeploymentValidate, Valid};

#[derive(DeploymentValidate)]
#[validate(const)]
struct Payload {
    loud: bool,
    #[validate(required_if(loud = true))]
    name: Option<&'static str>,
}

const PAYLOAD: Valid<Payload> = Payload { loud: true, name: None }.assert_valid();

fn main() {}
