use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern = r"^a\h+b$")]
    name: String,
}

fn main() {}
