use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern = r"(?<1a>b)")]
    name: String,
}

fn main() {}
