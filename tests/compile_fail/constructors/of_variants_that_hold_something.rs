use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
enum Kind {
    Plain,
    Named { name: String },
}

#[derive(DeploymentValidate)]
#[validate(constructors)]
struct Service {
    #[validate(discriminator(Plain))]
    kind: Kind,
    #[validate(required_if(kind = Named))]
    port: Option<u16>,
}

fn main() {}
