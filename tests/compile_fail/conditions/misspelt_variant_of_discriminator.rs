use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
enum Kind { Alpha, Delta }

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(discriminator(Delta))]
    kind: Kind,
    #[validate(required_if(kind = Aplha))]
    name: Option<String>,
}

fn main() {}
