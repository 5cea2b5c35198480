use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(length(exclusive_min = 1))]
    name: String,
}

fn main() {}
