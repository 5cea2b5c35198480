use deployment_validate::DeploymentValidate;

const LOW: &str = "1";

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(range(min = LOW))]
    name: u32,
}

fn main() {}
