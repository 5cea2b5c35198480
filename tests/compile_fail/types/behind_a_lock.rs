use std::sync::Mutex;

use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Port(u16);

#[derive(DeploymentValidate)]
struct Payload {
    port: Mutex<Port>,
}

fn main() {}
