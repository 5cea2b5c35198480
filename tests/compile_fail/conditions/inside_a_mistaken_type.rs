use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Tls { #[validate(rang(max = 3))] depth: u8 }

#[derive(DeploymentValidate)]
struct Payload {
    tls: Tls,
    #[validate(required_if(tls.depth > 3))]
    name: Option<String>,
}

fn main() {}
