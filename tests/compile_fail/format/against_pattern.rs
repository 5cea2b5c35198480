use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern = "^[a-z]+$", format = date)]
    value: String,
}

fn main() {}
