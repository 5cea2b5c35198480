use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern(regex = "^a+$", expected = "only a"))]
    name: String,
}

fn main() {}
