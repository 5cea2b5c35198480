use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(multiple_of = 5)]
    name: String,
}

fn main() {}
