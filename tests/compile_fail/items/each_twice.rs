use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(each(length(min = 1)), each(range(max = 1)))]
    name: Vec<String>,
}

fn main() {}
