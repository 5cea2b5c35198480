use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    tags: Vec<String>,
    #[validate(required_if(tags = "a"))]
    name: Option<String>,
}

fn main() {}
