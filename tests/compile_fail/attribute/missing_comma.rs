use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(length(min = 1) pattern = "^a")]
    name: String,
}

fn main() {}
