use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(prefix = "é", ascii)]
    name: String,
}

fn main() {}
