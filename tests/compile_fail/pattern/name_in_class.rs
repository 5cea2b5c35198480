use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern = r"(?<n>a)[\k]")]
    name: String,
}

fn main() {}
