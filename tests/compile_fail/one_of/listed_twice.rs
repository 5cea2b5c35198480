use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(one_of("a", "b", "a"))]
    name: String,
}

fn main() {}
