use deployment_validate::DeploymentValidate;

const SLUG: &str = "^[a-z]+$";

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern = SLUG)]
    name: String,
}

fn main() {}
