use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(length(max = 2.5))]
    name: String,
}

fn main() {}
