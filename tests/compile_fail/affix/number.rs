use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(contains = 5)]
    name: String,
}

fn main() {}
