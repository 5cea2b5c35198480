use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(uuid)]
    value: String,
}

fn main() {}
