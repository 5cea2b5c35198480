use deployment_validate::DeploymentValidate;

struct Wrap<T>(T);

#[derive(DeploymentValidate)]
struct Port(u16);

#[derive(DeploymentValidate)]
struct Payload {
    port: Wrap<Port>,
}

fn main() {}
