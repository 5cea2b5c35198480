use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(length(mim = 1))]
    name: String,
}

fn main() {}
