use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    note: Option<String>,
    #[validate(required_if(note, note = "a"))]
    name: Option<String>,
}

fn main() {}
