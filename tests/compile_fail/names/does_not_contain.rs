use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(does_not_contain = "a")]
    value: String,
}

fn main() {}
