use std::collections::BTreeMap;
use std::net::Ipv4Addr;

use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Inner(#[validate(range(max = 3))] u32);

#[derive(DeploymentValidate)]
struct Payload {
    list: Vec<(Inner, Ipv4Addr)>,
    map: Option<BTreeMap<String, (u8, [(Ipv4Addr, Vec<Inner>); 2])>>,
    apart: (Inner, Ipv4Addr),
    without_rules: Vec<(u8, Ipv4Addr)>,
    #[validate(skip)]
    left_alone: Vec<(Inner, Ipv4Addr)>,
}

fn main() {}
