use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(length(min = 1, message = 5))]
    name: String,
}

fn main() {}
