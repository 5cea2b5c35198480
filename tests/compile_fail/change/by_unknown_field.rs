use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Port {
    name: String,
}

#[derive(DeploymentValidate)]
struct Service {
    #[validate(change(by = nmae))]
    ports: Vec<Port>,
}

fn main() {}
