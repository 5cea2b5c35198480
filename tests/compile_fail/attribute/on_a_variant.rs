use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
enum Payload {
    #[validate(length(min = 1))]
    Text(String),
}

fn main() {}
