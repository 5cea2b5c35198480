use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(deny_null)]
struct Payload(Option<String>);

fn main() {}
