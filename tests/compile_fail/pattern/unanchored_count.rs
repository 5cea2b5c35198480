use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern = r"[a-z][a-z-]{40}")]
    name: String,
}

fn main() {}
