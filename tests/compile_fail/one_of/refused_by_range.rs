use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(one_of(5, 50), range(max = 10))]
    name: u32,
}

fn main() {}
