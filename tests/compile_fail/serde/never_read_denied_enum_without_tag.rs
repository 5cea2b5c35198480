#[derive(deployment_validate::DeploymentValidate)]
#[serde(deny_unknown_fields)]
struct Outer {
    #[serde(flatten)]
    inner: Inner,
}
#[derive(deployment_validate::DeploymentValidate)]
#[serde(untagged)]
enum Inner {
    A { a: u8 },
}

fn main() {}
