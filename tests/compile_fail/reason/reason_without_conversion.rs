use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(reason)]
struct Port(u16);

fn main() {}
