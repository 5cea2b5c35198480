use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(range(max = 1e400))]
    share: f64,
}

fn main() {}
