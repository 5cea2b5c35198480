use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(deserialize)]
struct Chain(Option<Box<Chain>>);

fn main() {}
