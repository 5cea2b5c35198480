use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(range(min = f64::NAN))]
    share: Option<f64>,
}

fn main() {}
