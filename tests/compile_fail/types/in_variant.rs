use deployment_validate::DeploymentValidate;

struct Address(u16);

#[derive(DeploymentValidate)]
enum Payload {
    At(Address),
}

fn main() {}
