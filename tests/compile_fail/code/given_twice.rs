use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(ascii(code = "a"), code = "b")]
    value: String,
}

fn main() {}
