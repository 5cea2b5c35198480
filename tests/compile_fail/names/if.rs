use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(if(a = 1))]
    value: String,
}

fn main() {}
