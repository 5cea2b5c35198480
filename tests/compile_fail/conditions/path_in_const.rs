use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(const)]
struct Tls { mode: u8 }

#[derive(DeploymentValidate)]
#[validate(const)]
struct Payload {
    tls: Tls,
    #[validate(required_if(tls.mode = 1))]
    name: Option<String>,
}

fn main() {}
