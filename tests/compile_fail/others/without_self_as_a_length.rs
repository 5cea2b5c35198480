use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    most: usize,
    #[validate(length(max = most))]
    name: String,
}

fn main() {}
