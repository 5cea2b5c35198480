use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(each(skip))]
    name: Vec<String>,
}

fn main() {}
