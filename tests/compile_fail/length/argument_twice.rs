use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(length(min = 1, min = 2))]
    name: String,
}

fn main() {}
