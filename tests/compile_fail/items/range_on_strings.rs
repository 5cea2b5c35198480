use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(each(range(min = 1)))]
    name: Option<Vec<String>>,
}

fn main() {}
