use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(range(min = 6), one_of(1..=5, 20))]
    size: u8,
}

fn main() {}
