use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(lenght(min = 1))]
    name: String,
}

fn main() {}
