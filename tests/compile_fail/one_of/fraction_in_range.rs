use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(one_of(0.5..=1))]
    name: f64,
}

fn main() {}
