use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate = "length"]
    name: String,
}

fn main() {}
