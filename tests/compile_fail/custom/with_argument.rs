use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(custom(is_short, 3))]
    name: String,
}

fn main() {}
