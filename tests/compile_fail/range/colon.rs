use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(range(min: 5))]
    count: u64,
}

fn main() {}
