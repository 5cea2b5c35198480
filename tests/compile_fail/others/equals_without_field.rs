use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    start: String,
    #[validate(equals = "a")]
    end: String,
}

fn main() {}
