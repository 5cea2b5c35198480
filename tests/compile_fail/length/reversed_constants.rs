use deployment_validate::DeploymentValidate;

const LOW: usize = 1;
const HIGH: usize = 9;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(length(min = HIGH, max = LOW))]
    name: String,
}

fn main() {}
