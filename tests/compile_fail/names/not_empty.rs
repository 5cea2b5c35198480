use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(not_empty)]
    name: String,
}

fn main() {}
