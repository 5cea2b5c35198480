use deployment_validate::DeploymentValidate;

#[derive(PartialEq, DeploymentValidate)]
struct Port {
    name: String,
}

#[derive(DeploymentValidate)]
struct Service {
    #[validate(immutable, change(by = name))]
    ports: Vec<Port>,
}

fn main() {}
