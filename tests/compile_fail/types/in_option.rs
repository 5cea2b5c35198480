use deployment_validate::DeploymentValidate;

struct Address(u16);

#[derive(DeploymentValidate)]
struct Payload {
    address: Option<Box<Address>>,
}

fn main() {}
