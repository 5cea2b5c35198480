use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    kind: Kind,
    #[validate(required_if(kind = [Own, Other]))]
    name: Option<String>,
}

#[derive(DeploymentValidate)]
enum Kind { Own, Other, Third }

fn main() {}
