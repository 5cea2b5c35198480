use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(one_of(-999999999999999999999999999999999999999999))]
    name: f64,
}

fn main() {}
