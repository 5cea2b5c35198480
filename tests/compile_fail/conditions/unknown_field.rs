use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
enum Kind { A, B, C }

#[derive(DeploymentValidate)]
struct Payload {
    config_type: Kind,
    #[validate(required_if(config_typ = A))]
    name: Option<String>,
}

fn main() {}
