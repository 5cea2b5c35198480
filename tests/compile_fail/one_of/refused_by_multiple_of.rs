use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(one_of(5, 12), multiple_of = 5)]
    name: u32,
}

fn main() {}
