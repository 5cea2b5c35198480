use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(contains = "a")]
    name: Vec<String>,
}

fn main() {}
