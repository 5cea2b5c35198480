use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(unique = name)]
    value: Vec<String>,
}

fn main() {}
