use deployment_validate::DeploymentValidate;

struct Address(u16);

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(wire = String)]
    address: Address,
}

fn main() {}
