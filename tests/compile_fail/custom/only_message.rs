use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(custom(message = "wrong"))]
    name: String,
}

fn main() {}
