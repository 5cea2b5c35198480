use deployment_validate::DeploymentValidate;

const STEP: u32 = 1000;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(multiple_of = STEP)]
    count: u8,
}

fn main() {}
