use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(range(min = 0.0, max = f64::INFINITY))]
    share: f64,
}

fn main() {}
