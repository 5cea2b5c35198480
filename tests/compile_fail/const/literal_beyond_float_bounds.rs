use deployment_validate::{DeploymentValidate, Valid};

#[derive(DeploymentValidate)]
#[validate(const)]
struct Payload {
    #[validate(range(min = -0.05, max = 16.125))]
    share: f64,
}

const PAYLOAD: Valid<Payload> = Payload { share: 16.2 }.assert_valid();

fn main() {}
