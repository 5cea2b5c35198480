use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Kind;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(discriminator)]
    kind: Kind,
}

fn main() {}
