use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern = concat!("a", "b"))]
    name: String,
}

fn main() {}
