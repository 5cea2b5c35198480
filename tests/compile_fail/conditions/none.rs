use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    note: Option<String>,
    #[validate(required_if(note = None))]
    name: Option<String>,
}

fn main() {}
