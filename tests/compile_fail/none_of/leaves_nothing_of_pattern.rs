use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern = "^[ab]$", none_of("a", "b"))]
    name: String,
}

fn main() {}
