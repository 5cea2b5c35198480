use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    flag: bool,
    #[validate(forbidden_unless(flag = true))]
    name: u32,
}

fn main() {}
