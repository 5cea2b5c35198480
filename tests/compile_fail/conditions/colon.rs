use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    kind: Kind,
    #[validate(required_if(kind: Own))]
    name: Option<String>,
}

#[derive(DeploymentValidate)]
enum Kind { Own, Other }

fn main() {}
