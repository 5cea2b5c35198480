use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(length(max = 3), not(length(max = 5)))]
    value: String,
}

fn main() {}
