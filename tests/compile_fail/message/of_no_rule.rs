use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(message = "too short")]
    name: String,
}

fn main() {}
