use deployment_validate::DeploymentValidate;

enum Kind { Alpha, Beta, Gamma }

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(discriminator("alpha"))]
    kind: Kind,
}

fn main() {}
