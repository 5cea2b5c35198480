use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(skip, skip)]
    name: String,
}

fn main() {}
