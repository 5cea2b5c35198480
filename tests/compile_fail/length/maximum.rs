use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(length(maximum = 3))]
    name: String,
}

fn main() {}
