use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
enum Kind { Named, Plain }
#[derive(DeploymentValidate)]
struct Payload {
    #[validate(discriminator(Plain, rename(Another = empty)))]
    kind: Kind,
    #[validate(required_if(kind = Named))]
    name: Option<String>,
}

fn main() {}
