use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern("^a+$", expected = " "))]
    name: String,
}

fn main() {}
