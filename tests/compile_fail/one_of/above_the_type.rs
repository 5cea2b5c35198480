use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(one_of(1, 300))]
    name: u8,
}

fn main() {}
