use std::collections::HashMap;
use std::time::Duration;

use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Inner(u32);

#[derive(DeploymentValidate)]
struct Payload {
    map: Option<HashMap<Duration, Inner>>,
}

fn main() {}
