use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern = r"^(a)\1$")]
    name: String,
}

fn main() {}
