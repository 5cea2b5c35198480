use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(ctx(Limits))]
struct Payload {
    name: String,
}

struct Limits;

fn main() {}
