use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern = r"^a", pattern = r"^b")]
    name: String,
}

fn main() {}
