use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(required(massage = "wrong"))]
    name: Option<String>,
}

fn main() {}
