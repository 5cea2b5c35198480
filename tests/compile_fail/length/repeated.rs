use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(length(min = 1), length(max = 9))]
    name: String,
}

fn main() {}
