use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(crate = deployment_validate)]
    name: String,
}

fn main() {}
