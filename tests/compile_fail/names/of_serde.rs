use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(deny_unknown_fields)]
struct Payload {
    name: String,
}

fn main() {}
