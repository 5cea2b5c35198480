use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern = "^a", pattern = "b$", message = "wrong")]
    name: String,
}

fn main() {}
