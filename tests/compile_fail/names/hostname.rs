use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(hostname)]
    value: String,
}

fn main() {}
