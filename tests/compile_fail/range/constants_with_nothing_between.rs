use deployment_validate::DeploymentValidate;

const LIMIT: f64 = 9.5;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(range(exclusive_min = LIMIT, max = LIMIT))]
    share: f64,
}

fn main() {}
