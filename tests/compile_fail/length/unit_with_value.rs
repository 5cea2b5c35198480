use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(length(bytes = 9))]
    name: String,
}

fn main() {}
