use deployment_validate::DeploymentValidate;

struct Address(u16);

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(wire = Address)]
    address: u16,
}

fn main() {}
