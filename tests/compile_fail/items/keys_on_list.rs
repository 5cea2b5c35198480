use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(keys(length(min = 1)))]
    name: Vec<String>,
}

fn main() {}
