use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
enum Kind { Alpha, Beta, Gamma }

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(discriminator(Alpha), discriminator(Beta))]
    kind: Kind,
}

fn main() {}
