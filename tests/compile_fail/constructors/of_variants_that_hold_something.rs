#[derive(deployment_validate::DeploymentValidate)]
enum Kind {
    Plain,
    Named { name: String },
}

#[derive(deployment_validate::DeploymentValidate)]
#[validate(constructors)]
struct Service {
    #[validate(discriminator(Plain))]
    kind: Kind,
    #[validate(required_if(kind = Named))]
    port: Option<u16>,
}
fn main() {}
