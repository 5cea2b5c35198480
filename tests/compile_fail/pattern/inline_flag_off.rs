use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern = r"(?-i)abc")]
    name: String,
}

fn main() {}
