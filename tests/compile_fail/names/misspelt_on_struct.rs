use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(denynull)]
struct Payload {
    name: String,
}

fn main() {}
