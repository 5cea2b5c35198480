use deployment_validate::DeploymentValidate;

const LOW: u32 = 1;
const HIGH: u32 = 9;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(range(min = HIGH, max = LOW))]
    name: u32,
}

fn main() {}
