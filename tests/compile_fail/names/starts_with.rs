use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(starts_with = "a")]
    name: String,
}

fn main() {}
