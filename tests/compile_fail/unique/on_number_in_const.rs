use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(const)]
struct Payload {
    #[validate(unique)]
    value: u8,
}

fn main() {}
