use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(length = 3..=54)]
    name: String,
}

fn main() {}
