use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(ascii, code = "")]
    value: String,
}

fn main() {}
