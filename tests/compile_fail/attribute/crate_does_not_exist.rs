use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(crate = deployment_validation)]
struct Payload {
    #[validate(length(min = 1))]
    name: String,
}

fn main() {}
