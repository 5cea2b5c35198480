use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(each(pattern = r"^\d+$"))]
    name: Vec<u32>,
}

fn main() {}
