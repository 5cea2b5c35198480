use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    flag: bool,
    #[validate(required_if(flag = 3))]
    name: Option<String>,
}

fn main() {}
