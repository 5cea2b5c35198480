use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(context(Limits))]
struct Payload {
    name: String,
}

struct Limits;

fn main() {}
