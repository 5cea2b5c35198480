use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(one_of("a", "b"), none_of("b"))]
    name: String,
}

fn main() {}
