use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Port {
    number: u16,
}

#[derive(DeploymentValidate)]
struct Service {
    #[validate(immutable)]
    port: Port,
}

fn main() {}
