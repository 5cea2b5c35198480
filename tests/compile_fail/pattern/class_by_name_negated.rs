use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern = r"^[^[:^space:]]$")]
    name: String,
}

fn main() {}
