use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern("^a+$", message = "only a"))]
    name: String,
}

fn main() {}
