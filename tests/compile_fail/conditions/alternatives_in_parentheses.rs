use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    kind: Kind,
    #[validate(required_if(kind = (Own | Other)), forbidden_if(kind = [Third]))]
    name: Option<String>,
}

#[derive(DeploymentValidate)]
enum Kind { Own, Other, Third, Fourth }

fn main() {}
