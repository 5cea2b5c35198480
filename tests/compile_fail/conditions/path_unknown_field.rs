use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Tls { mode: u8 }

#[derive(DeploymentValidate)]
struct Payload {
    tls: Option<Tls>,
    #[validate(required_if(tls.mde = 1))]
    name: Option<String>,
}

fn main() {}
