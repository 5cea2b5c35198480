use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(unique(on = name))]
    value: Vec<String>,
}

fn main() {}
