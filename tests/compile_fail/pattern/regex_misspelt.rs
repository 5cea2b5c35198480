use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern(regx = "^a$"))]
    name: String,
}

fn main() {}
