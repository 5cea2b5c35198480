use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(ascii, one_of("cafe", "café"))]
    name: String,
}

fn main() {}
