use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(rules::length(min = 1))]
    name: String,
}

fn main() {}
