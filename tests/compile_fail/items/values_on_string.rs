use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(values(length(min = 1)))]
    name: String,
}

fn main() {}
