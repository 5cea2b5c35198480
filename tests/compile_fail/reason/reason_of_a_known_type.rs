use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Server {
    #[validate(reason)]
    port: u16,
}

fn main() {}
