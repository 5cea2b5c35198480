use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(any_of((pattern = "^[a-z]+$"), (pattern = "^[a-f]+$")))]
    name: String,
}

fn main() {}
