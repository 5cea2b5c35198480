use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Config {
    kind: Option<u8>,
    #[validate(forbidden_if(kind = 1))]
    tags: Vec<u32>,
    #[validate(required_unless(kind = 2))]
    name: Option<u8>,
}

fn main() {}
