use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Service {
    #[validate(each(immutable))]
    ports: Vec<u16>,
}

fn main() {}
