use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(one_of(0.5))]
    name: i64,
}

fn main() {}
