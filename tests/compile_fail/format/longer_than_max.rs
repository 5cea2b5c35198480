use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(format = uuid, length(max = 32))]
    value: String,
}

fn main() {}
