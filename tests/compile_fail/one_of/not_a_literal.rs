use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(one_of(&a))]
    name: String,
}

fn main() {}
