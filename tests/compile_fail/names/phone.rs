use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(phone_number)]
    value: String,
}

fn main() {}
