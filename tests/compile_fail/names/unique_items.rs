use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(unique_items)]
    name: Vec<String>,
}

fn main() {}
