use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(suffix)]
    name: String,
}

fn main() {}
