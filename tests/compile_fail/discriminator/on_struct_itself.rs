use deployment_validate::DeploymentValidate;

enum Kind { Alpha, Beta, Gamma }

#[derive(DeploymentValidate)]
#[validate(discriminator(kind))]
struct Payload {
    kind: Kind,
}

fn main() {}
