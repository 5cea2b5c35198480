use deployment_validate::DeploymentValidate;

const MOST: f64 = 9.0;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(range(max = MOST))]
    count: u32,
}

fn main() {}
