use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(datetime)]
    value: String,
}

fn main() {}
