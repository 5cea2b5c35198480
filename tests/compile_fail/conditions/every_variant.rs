use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
enum Kind { File, Folder }

#[derive(DeploymentValidate)]
struct Payload {
    kind: Kind,
    #[validate(required_if(kind = File | Folder))]
    name: Option<String>,
}

fn main() {}
