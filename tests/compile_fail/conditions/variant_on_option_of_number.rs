use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    port: Option<u8>,
    #[validate(required_if(port = Http))]
    name: Option<String>,
}

fn main() {}
