use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    tags: Vec<String>,
    #[validate(required_if(tags = Empty))]
    name: Option<String>,
}

fn main() {}
