use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(each(range(max = 300)))]
    name: Vec<u8>,
}

fn main() {}
