use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(unique, unique)]
    value: Vec<String>,
}

fn main() {}
