use deployment_validate::DeploymentValidate;

const LEAST: i32 = -1;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(each(range(min = LEAST)))]
    counts: Vec<u8>,
}

fn main() {}
