use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
enum Kind { Named, Validate }
#[derive(DeploymentValidate)]
#[validate(constructors)]
struct Payload {
    #[validate(discriminator(Validate))]
    kind: Kind,
    #[validate(required_if(kind = Named))]
    name: Option<String>,
}

fn main() {}
