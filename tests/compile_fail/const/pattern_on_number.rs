use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(const)]
struct Payload {
    #[validate(pattern = "^a$")]
    name: u32,
}

fn main() {}
