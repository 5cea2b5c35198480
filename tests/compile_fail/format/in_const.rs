use deployment_validate::{DeploymentValidate, Valid};

#[derive(DeploymentValidate)]
#[validate(const)]
struct Network(#[validate(format = cidr)] &'static str);

const _: Valid<Network> = Network("10.0.0.0/33").assert_valid();

fn main() {}
