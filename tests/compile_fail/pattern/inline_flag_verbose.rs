use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern = r"(?x)a b c")]
    name: String,
}

fn main() {}
