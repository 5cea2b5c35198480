use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(one_of(1.5, -1e999))]
    share: f64,
}

fn main() {}
