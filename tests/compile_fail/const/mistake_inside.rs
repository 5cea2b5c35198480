use deployment_validate::{DeploymentValidate, Valid};

#[derive(DeploymentValidate)]
#[validate(const)]
struct Inner(#[validate(rnage(max = 9))] u32);

#[derive(DeploymentValidate)]
#[validate(const)]
struct Payload(Inner);

const INNER: Valid<Inner> = Inner(1).assert_valid();

fn main() {}
