use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern = r"^\x{1b}$")]
    name: String,
}

fn main() {}
