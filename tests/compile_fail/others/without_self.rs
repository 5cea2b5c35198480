use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    start: u8,
    #[validate(range(min = start))]
    end: u8,
}

fn main() {}
