use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(unique(by = "name"))]
    value: Vec<String>,
}

fn main() {}
