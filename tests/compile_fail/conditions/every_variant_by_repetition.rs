use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
enum Kind { File, Folder }

#[derive(DeploymentValidate)]
struct Payload {
    kind: Kind,
    #[validate(forbidden_if(kind = File), forbidden_if(kind = Folder))]
    name: Option<String>,
}

fn main() {}
