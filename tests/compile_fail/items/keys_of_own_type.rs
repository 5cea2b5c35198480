use deployment_validate::DeploymentValidate;
use std::collections::BTreeMap;

#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Color;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(skip, values(range(min = 1)))]
    name: BTreeMap<Color, u32>,
}

fn main() {}
