use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    label: String,
    #[validate(required_if(label > 5))]
    name: Option<String>,
}

fn main() {}
