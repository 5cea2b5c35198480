use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    given: bool,
    asked: bool,
    #[validate(required_if(given = true, message = "a"), required_if(asked = true, message = "b"))]
    name: Option<String>,
}

fn main() {}
