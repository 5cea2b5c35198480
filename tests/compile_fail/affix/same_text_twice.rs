use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(contains = "a", contains = "b", contains = "a")]
    name: String,
}

fn main() {}
