use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern = "^\d+$")]
    digits: String,
}

fn main() {}
