use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(range(max = 999999999999999999999999999999999999999999))]
    count: u64,
}

fn main() {}
