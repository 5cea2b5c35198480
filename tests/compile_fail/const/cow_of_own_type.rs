use std::borrow::Cow;

use deployment_validate::DeploymentValidate;

#[derive(Clone, DeploymentValidate)]
#[validate(const)]
struct Inner(#[validate(range(max = 9))] u32);

#[derive(DeploymentValidate)]
#[validate(const)]
struct Payload([Cow<'static, Inner>; 1]);

fn main() {}
