use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(maxLength = 3)]
    value: String,
}

fn main() {}
