use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(range(min = 1024))]
    port: u16,
    #[validate(required_if(port = 1..=1023))]
    user: Option<String>,
}

fn main() {}
