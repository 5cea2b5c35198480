use std::borrow::Cow;

use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(const)]
struct Payload {
    #[serde(skip)]
    bytes: Cow<'static, [u8]>,
}

fn main() {}
