#[derive(deployment_validate::DeploymentValidate)]
#[serde(deny_unknown_fields)]
struct Outer {
    #[serde(flatten)]
    middle: Middle,
}
#[derive(deployment_validate::DeploymentValidate)]
struct Middle {
    #[serde(flatten)]
    inner: Inner,
}
#[derive(deployment_validate::DeploymentValidate)]
struct Inner(());

fn main() {}
