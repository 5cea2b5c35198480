use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(any_of((length(max = 3)), (one_of("alpha"))))]
    kind: String,
    #[validate(required_if(kind = "gamma"))]
    name: Option<String>,
}

fn main() {}
