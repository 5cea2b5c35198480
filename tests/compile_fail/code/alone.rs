use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(code = "a")]
    value: String,
}

fn main() {}
