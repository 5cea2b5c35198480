use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    tags: Vec<String>,
    #[validate(required_if(tags.len > 1))]
    name: Option<String>,
}

fn main() {}
