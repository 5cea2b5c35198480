use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(skip length(min = 1))]
    name: String,
}

fn main() {}
