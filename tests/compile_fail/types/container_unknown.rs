use std::cell::RefCell;

use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Inner(u32);

#[derive(DeploymentValidate)]
struct Payload {
    cell: RefCell<Inner>,
}

fn main() {}
