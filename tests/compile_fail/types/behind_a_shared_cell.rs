use std::cell::RefCell;
use std::rc::Rc;

use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Port(u16);

#[derive(DeploymentValidate)]
struct Payload {
    ports: Vec<Rc<RefCell<Port>>>,
}

fn main() {}
