use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(each(length(min = 1), message = "wrong"))]
    name: Vec<String>,
}

fn main() {}
