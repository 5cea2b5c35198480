use std::collections::BinaryHeap;

use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Port(u16);

#[derive(DeploymentValidate)]
struct Payload {
    ports: BinaryHeap<Port>,
}

fn main() {}
