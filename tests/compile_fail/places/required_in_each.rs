use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(each(required))]
    name: Vec<Option<String>>,
}

fn main() {}
