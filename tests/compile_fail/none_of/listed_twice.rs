use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(none_of("a", "a"))]
    name: String,
}

fn main() {}
