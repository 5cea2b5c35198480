use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(one_of(message = "wrong"))]
    name: String,
}

fn main() {}
