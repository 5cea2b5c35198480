use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(ascii, code = 3)]
    value: String,
}

fn main() {}
