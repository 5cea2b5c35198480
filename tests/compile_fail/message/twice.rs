use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern = "^a", message = "wrong", message = "bad")]
    name: String,
}

fn main() {}
