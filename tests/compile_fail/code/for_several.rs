use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(ascii, length(max = 3), code = "a")]
    value: String,
}

fn main() {}
