use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(const)]
struct Payload {
    #[validate(prefix = "8")]
    name: u16,
}

fn main() {}
