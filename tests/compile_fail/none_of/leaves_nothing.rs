use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(none_of(0..=9, 10..=255))]
    name: u8,
}

fn main() {}
