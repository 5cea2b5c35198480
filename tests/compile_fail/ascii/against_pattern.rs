use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(ascii, pattern = "^é+$")]
    name: String,
}

fn main() {}
