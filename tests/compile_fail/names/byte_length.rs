use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(byte_length(min = 3))]
    name: String,
}

fn main() {}
