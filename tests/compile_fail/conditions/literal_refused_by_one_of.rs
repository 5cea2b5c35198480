use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(one_of("alpha", "gamma"))]
    kind: String,
    #[validate(required_if(kind = "gama"))]
    name: Option<String>,
}

fn main() {}
