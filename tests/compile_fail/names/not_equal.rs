use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(not_equal = "a")]
    value: String,
}

fn main() {}
