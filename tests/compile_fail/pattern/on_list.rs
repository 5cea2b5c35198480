use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern = r"^\d+$")]
    name: Vec<String>,
}

fn main() {}
