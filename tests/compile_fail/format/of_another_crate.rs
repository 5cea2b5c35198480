use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(format = datetime)]
    value: String,
}

fn main() {}
