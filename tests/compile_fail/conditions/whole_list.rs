use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(one_of("http", "tcp"))]
    kind: String,
    #[validate(required_if(kind = "http" | "tcp"))]
    path: Option<String>,
}

fn main() {}
