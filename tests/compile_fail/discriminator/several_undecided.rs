use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
enum Kind { Alpha, Beta, Gamma }

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(discriminator)]
    kind: Kind,
    #[validate(required_if(kind = Alpha))]
    name: Option<String>,
}

fn main() {}
