use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(length(bytes, max = 3), pattern = "^[a-z]{4}")]
    name: String,
}

fn main() {}
