use deployment_validate::{DeploymentValidate, Valid};

#[derive(Clone, DeploymentValidate)]
struct Port(#[validate(range(min = 1))] u32);

fn main() {
    let _ = Valid(Port(0));
}
