use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(must_match(other))]
    value: String,
}

fn main() {}
