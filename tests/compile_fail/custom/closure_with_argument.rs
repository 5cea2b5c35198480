use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(custom(|_: &str| Err("no"), 3))]
    name: String,
}

fn main() {}
