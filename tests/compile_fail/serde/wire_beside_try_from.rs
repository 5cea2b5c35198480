use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[serde(try_from = "String")]
#[validate(wire = String)]
struct Host(String);

fn main() {}
