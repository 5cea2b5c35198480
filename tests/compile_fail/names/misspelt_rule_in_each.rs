use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(each(patern = "^a$"))]
    name: Vec<String>,
}

fn main() {}
