use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(deny_null)]
    name: Option<String>,
}

fn main() {}
