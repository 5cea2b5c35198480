use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    port: u16,
    #[validate(required_if(port > 1, port < 9), forbidden_if(port > 0))]
    name: Option<String>,
}

fn main() {}
