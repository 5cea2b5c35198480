use deployment_validate::DeploymentValidate;

struct Wrap<T>(T);

#[derive(DeploymentValidate)]
struct Payload<T> {
    inner: T,
    wrapped: Option<Wrap<T>>,
}

fn main() {}
