use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    flag: bool,
    #[validate(forbidden_if(flag = true), forbidden_unless(flag = true))]
    name: Option<String>,
}

fn main() {}
