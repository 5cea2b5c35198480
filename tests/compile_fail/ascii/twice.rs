use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(ascii, ascii)]
    name: String,
}

fn main() {}
