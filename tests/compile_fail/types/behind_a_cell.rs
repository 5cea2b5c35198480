use std::cell::RefCell;

use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Port(u16);

#[derive(DeploymentValidate)]
struct Payload {
    port: RefCell<Port>,
}

fn main() {}
