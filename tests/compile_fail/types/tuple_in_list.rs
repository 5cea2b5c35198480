use std::net::Ipv4Addr;

use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Inner(u32);

#[derive(DeploymentValidate)]
struct Payload {
    list: Vec<(Inner, Ipv4Addr)>,
}

fn main() {}
