use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
enum Kind { Named, Plain, Other }
#[derive(DeploymentValidate)]
#[validate(constructors)]
struct Payload {
    #[validate(discriminator(Plain, Other, rename(Other = plain)))]
    kind: Kind,
    #[validate(required_if(kind = Named))]
    name: Option<String>,
}

fn main() {}
