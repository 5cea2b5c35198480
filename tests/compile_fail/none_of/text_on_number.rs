use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(none_of("1"))]
    name: u8,
}

fn main() {}
