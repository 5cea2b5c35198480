use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(one_of("2024-01-01", "tomorrow"), format = date)]
    value: String,
}

fn main() {}
