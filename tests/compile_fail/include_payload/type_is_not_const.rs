use deployment_validate::{DeploymentValidate, Valid, include_payload};

#[derive(DeploymentValidate)]
struct Payload(u32);

const PAYLOAD: Valid<Payload> = include_payload!("no_object.json" as Payload);

fn main() {}
