use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(prefix("example/"))]
    name: String,
}

fn main() {}
