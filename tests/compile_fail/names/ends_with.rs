use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(ends_with("a"))]
    name: String,
}

fn main() {}
