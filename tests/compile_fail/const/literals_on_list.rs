use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(const)]
struct Payload {
    #[validate(one_of(1))]
    name: [u32; 2],
}

fn main() {}
