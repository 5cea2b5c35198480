use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(regex = "^a$")]
    name: String,
}

fn main() {}
