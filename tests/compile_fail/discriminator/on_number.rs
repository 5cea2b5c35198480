use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(discriminator)]
    kind: u32,
}

fn main() {}
