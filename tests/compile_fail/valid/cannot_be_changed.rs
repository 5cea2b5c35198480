use deployment_validate::{DeploymentValidate, Valid};

#[derive(Clone, DeploymentValidate)]
struct Port(#[validate(range(min = 1))] u32);

fn main() {
    let port = Valid::new(Port(1)).unwrap_or_else(|_| loop {});
    port.0 = 0;
}
