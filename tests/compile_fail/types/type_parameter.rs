use deployment_validate::DeploymentValidate;

struct Address(u16);

#[derive(DeploymentValidate)]
struct Payload<T> {
    inner: Vec<T>,
}

fn main() {
    let _ = Payload { inner: vec![Address(1)] }.validate();
}
