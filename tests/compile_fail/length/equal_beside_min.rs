use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(length(equal = 3, min = 1))]
    name: String,
}

fn main() {}
