use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(required_if(zzz))]
    name: Option<String>,
}

fn main() {}
