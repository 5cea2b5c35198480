use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(inner(length(min = 3)))]
    names: Vec<String>,
}

fn main() {}
