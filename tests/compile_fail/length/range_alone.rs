use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(length(1..=64))]
    name: String,
}

fn main() {}
