use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(range(min = 1.5, max = 0.5))]
    name: f64,
}

fn main() {}
