use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern = r"(?s)a.b")]
    name: String,
}

fn main() {}
