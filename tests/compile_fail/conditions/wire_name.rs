use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
enum Kind { A, B, C }

#[derive(DeploymentValidate)]
struct Payload {
    config_type: Kind,
    #[validate(required_if(configType = A))]
    name: Option<String>,
}

fn main() {}
