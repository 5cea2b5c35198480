use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    port: u8,
    #[validate(required_if(port > 3), forbidden_if(port > 1))]
    name: Option<String>,
    #[validate(required_if(port > 3), forbidden_if(port = 2 | 5))]
    path: Option<String>,
    #[validate(required_if(port > 3, port < 9), forbidden_if(port > 3, port < 9))]
    both: Option<String>,
}

fn main() {}
