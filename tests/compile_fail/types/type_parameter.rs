use deployment_validate::DeploymentValidate;

struct Address(u16);

#[derive(DeploymentValidate)]
struct Payload<T> {
    inner: Vec<T>,
}

fn judge(_: impl DeploymentValidate) {}

fn main() {
    judge(Payload { inner: vec![Address(1)] });
}
