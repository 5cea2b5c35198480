use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(deny_null, deny_null)]
struct Payload {
    name: String,
}

fn main() {}
