use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(range(max = 24 * 60))]
    value: u8,
}

fn main() {}
