use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
enum Kind {
    A,
}
#[derive(DeploymentValidate)]
struct Payload {
    #[validate(discriminator(A))]
    kind: Kind,
}

fn main() {
    let _ = Payload::a();
}
