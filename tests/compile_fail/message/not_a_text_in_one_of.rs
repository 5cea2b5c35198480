use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(one_of("a", message = 5))]
    name: String,
}

fn main() {}
