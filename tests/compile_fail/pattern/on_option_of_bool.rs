use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern = r"^\d+$")]
    name: Option<bool>,
}

fn main() {}
