use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    kind: Option<Kind>,
    #[validate(required_if(kind = Some(Own)))]
    name: Option<String>,
}

#[derive(DeploymentValidate)]
enum Kind { Own, Other }

fn main() {}
