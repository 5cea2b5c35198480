use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(matches(other))]
    value: String,
}

fn main() {}
