use deployment_validate::DeploymentValidate;

enum Kind { Alpha, Beta, Gamma }

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(discriminater(Alpha))]
    kind: Kind,
}

fn main() {}
