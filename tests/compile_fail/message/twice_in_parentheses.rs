use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(one_of("a", message = "wrong", message = "bad"))]
    name: String,
}

fn main() {}
