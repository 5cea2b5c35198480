use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(ascii = true)]
    name: String,
}

fn main() {}
