use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(includes = "a")]
    name: String,
}

fn main() {}
