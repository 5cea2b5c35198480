use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(each(length(min = 1)))]
    name: Vec<u32>,
}

fn main() {}
