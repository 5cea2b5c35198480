use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(const)]
struct Payload {
    #[validate(each(range(max = 9)))]
    name: [u32; 3],
}

fn main() {}
