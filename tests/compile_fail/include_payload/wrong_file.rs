use deployment_validate::deployment::Deployment;
use deployment_validate::{Valid, include_payload};

const PAYLOAD: Valid<Deployment<'static>> = include_payload!("wrong.json" as Deployment);

fn main() {}
