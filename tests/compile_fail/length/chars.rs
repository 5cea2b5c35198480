use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(length(chars, min = 3))]
    name: String,
}

fn main() {}
