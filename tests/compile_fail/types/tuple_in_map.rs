use std::collections::BTreeMap;
use std::net::Ipv4Addr;

use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Inner(u32);

#[derive(DeploymentValidate)]
struct Payload {
    map: Option<BTreeMap<String, (u8, [(Ipv4Addr, Vec<Inner>); 2])>>,
}

fn main() {}
