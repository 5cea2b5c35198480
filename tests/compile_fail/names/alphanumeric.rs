use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(alphanumeric)]
    value: String,
}

fn main() {}
