use deployment_validate::DeploymentValidate;

const STEP: u32 = 0;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(multiple_of = STEP)]
    count: u32,
}

fn main() {}
