use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload(Option<u8>, #[validate(required_if(_0))] Option<u8>);

fn main() {}
