use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern(regex = "^a$"))]
    name: String,
}

fn main() {}
