use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(len(min = 3))]
    name: String,
}

fn main() {}
