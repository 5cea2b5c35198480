use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern("^a+$", expected = 3))]
    name: String,
}

fn main() {}
