use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(each())]
    name: Vec<String>,
}

fn main() {}
