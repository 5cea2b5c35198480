use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(unique)]
    name: Vec<String>,
}

fn main() {}
