use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(length(min = 10, max = 5))]
    name: String,
}

fn main() {}
