use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(prefix = "a", prefix = "ab")]
    name: String,
}

fn main() {}
