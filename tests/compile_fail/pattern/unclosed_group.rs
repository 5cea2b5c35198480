use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern = r"^(ab|cd")]
    name: String,
}

fn main() {}
