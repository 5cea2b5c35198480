use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern = r"(?m)^abc$")]
    name: String,
}

fn main() {}
