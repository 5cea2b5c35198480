use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(range(min = 0.1, max = 0.2), multiple_of = 0.5)]
    name: Option<f64>,
}

fn main() {}
