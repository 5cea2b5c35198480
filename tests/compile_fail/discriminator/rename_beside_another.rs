use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
enum Kind { A }

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(discriminator(A, rename(Nope = make)))]
    one: Kind,
    #[validate(discriminator(A))]
    two: Kind,
}

fn main() {}
