use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern("^a$", i))]
    value: String,
}

fn main() {}
