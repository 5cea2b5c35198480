use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern("^a+$", expect = "only a"))]
    name: String,
}

fn main() {}
