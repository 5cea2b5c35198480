use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(optional)]
    name: Option<String>,
}

fn main() {}
