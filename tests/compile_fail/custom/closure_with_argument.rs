use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(custom(|name: &str| Ok::<(), String>(()), 3))]
    name: String,
}

fn main() {}
