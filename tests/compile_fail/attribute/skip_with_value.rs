use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(skip = true)]
    name: String,
}

fn main() {}
