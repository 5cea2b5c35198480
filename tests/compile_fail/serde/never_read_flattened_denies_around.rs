#[derive(deployment_validate::DeploymentValidate)]
struct Outer {
    #[serde(flatten)]
    middle: Option<Middle>,
}
#[derive(deployment_validate::DeploymentValidate)]
#[serde(deny_unknown_fields)]
struct Middle {
    #[serde(flatten)]
    inner: Inner,
}
#[derive(deployment_validate::DeploymentValidate)]
struct Inner(());

fn main() {}
