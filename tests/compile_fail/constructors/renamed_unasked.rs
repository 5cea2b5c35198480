use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
enum Kind {
    A,
}

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(discriminator(A, rename(A = of_a)))]
    kind: Kind,
}

fn main() {}
