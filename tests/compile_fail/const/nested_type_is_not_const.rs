use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Inner(u32);

#[derive(DeploymentValidate)]
#[validate(const)]
struct Payload {
    inner: Inner,
}

fn main() {}
