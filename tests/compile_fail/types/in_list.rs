use deployment_validate::DeploymentValidate;

struct Address(u16);

#[derive(DeploymentValidate)]
struct Payload {
    list: Vec<Address>,
}

fn main() {}
