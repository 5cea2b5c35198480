use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(not(message = "no"))]
    value: String,
}

fn main() {}
