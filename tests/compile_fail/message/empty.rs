use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(length(min = 1, message = ""))]
    name: String,
}

fn main() {}
