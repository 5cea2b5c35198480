use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(multiple_of = 10, one_of(1..=5, 20))]
    size: u8,
}

fn main() {}
