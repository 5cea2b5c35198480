use deployment_validate::{DeploymentValidate, Valid};

#[derive(Clone, DeploymentValidate)]
struct Port(#[validate(range(min = 1))] u32);

fn main() {
    let mut port = Valid::new(Port(1)).unwrap_or_else(|_| loop {});
    change(&mut port);
}

fn change(port: &mut Port) {
    port.0 = 0;
}
