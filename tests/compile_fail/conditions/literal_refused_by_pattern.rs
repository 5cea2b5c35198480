use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern = r"^[a-z]+$")]
    kind: String,
    #[validate(required_if(kind = "Alpha"))]
    name: Option<String>,
}

fn main() {}
