use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(format = colour)]
    value: String,
}

fn main() {}
