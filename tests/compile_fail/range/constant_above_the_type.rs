use deployment_validate::DeploymentValidate;

const MOST: u16 = 300;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(range(max = MOST))]
    count: Option<u8>,
}

fn main() {}
