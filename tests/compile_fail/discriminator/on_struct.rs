use deployment_validate::DeploymentValidate;

struct Kind;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(discriminator)]
    kind: Kind,
}

fn main() {}
