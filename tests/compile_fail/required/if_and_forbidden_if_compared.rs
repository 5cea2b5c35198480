use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    port: u16,
    #[validate(required_if(port = 2 | 5), forbidden_if(port > 3))]
    name: Option<String>,
}

fn main() {}
