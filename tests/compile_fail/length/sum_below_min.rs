use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(length(min = 64, max = 31 + 32))]
    value: String,
}

fn main() {}
