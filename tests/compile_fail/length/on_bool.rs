use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(length(max = 9))]
    name: Option<bool>,
}

fn main() {}
