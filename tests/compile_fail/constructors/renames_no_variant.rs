use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
enum Kind { Named, Plain }
#[derive(DeploymentValidate)]
#[validate(constructors)]
struct Payload {
    #[validate(discriminator(Plain, rename(Plan = empty)))]
    kind: Kind,
    #[validate(required_if(kind = Named))]
    name: Option<String>,
}

fn main() {}
