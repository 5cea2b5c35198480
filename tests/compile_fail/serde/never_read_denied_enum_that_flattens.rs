#[derive(deployment_validate::DeploymentValidate)]
#[serde(deny_unknown_fields)]
struct Outer {
    #[serde(flatten)]
    middle: Middle,
}
#[derive(deployment_validate::DeploymentValidate)]
#[validate(by_key)]
enum Middle { A { #[serde(flatten)] inner: Inner } }
#[derive(deployment_validate::DeploymentValidate)]
#[validate(deserialize)]
struct Inner { a: u8 }

fn main() {}
