use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(discriminator(Alpha))]
    kind: String,
}

fn main() {}
