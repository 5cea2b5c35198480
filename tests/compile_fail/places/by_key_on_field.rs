use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(by_key)]
    name: Option<String>,
}

fn main() {}
