use deployment_validate::DeploymentValidate;

enum Kind { Alpha, Beta, Gamma }

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(discriminator(Alpha, Beta, Gama))]
    kind: Kind,
}

fn main() {}
