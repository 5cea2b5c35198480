use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern = r"^[[:alpha:]_]+$")]
    name: String,
}

fn main() {}
