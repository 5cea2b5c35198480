use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(each(length(min = 1), length(max = 9)))]
    name: Vec<String>,
}

fn main() {}
