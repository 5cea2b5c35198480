use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(one_of("a"), one_of("b"))]
    name: String,
}

fn main() {}
