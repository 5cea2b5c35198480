use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(prefix("https://"))]
    name: String,
}

fn main() {}
