use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
enum Kind { Alpha, Beta, Gamma }

#[derive(DeploymentValidate)]
#[validate(discriminator(kind))]
struct Payload {
    kind: Kind,
}

fn main() {}
